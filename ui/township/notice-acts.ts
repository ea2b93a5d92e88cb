/** Beside a notice: what closes it where it stands, or a reminder to the branch that must. Sends `changed`. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Role, ShownNotice } from '../../server/township/contract.ts';
import { dateOf } from '../elements/clock.ts';
import '../elements/dialog.ts';
import { define } from '../elements/element.ts';
import { approvals, closings as texts } from '../texts/township-approvals.ts';
import { complaint } from './complaint.ts';
import { ConsoleElement, formStyles } from './console-element.ts';
import { closingOf, isRequest, isTheirs, type Way, waysAbove } from './notice-ways.ts';
import './reminder-dialog.ts';
import { hrefOf } from './route.ts';
import { runCommand } from './run-command.ts';
import type { Fetch } from './server.ts';

export class NoticeActs extends ConsoleElement {
  static override properties = {
    notice: { attribute: false },
    says: { type: String },
    branch: { attribute: false },
    role: { type: String },
    fetch: { attribute: false },
    open: { state: true },
    trouble: { state: true },
  };
  declare notice: ShownNotice;
  /** The notice in words. */
  declare says: string;
  declare branch: { readonly unit: string; readonly branch: string };
  declare role: Role;
  declare fetch: Fetch;
  declare private open: Way | 'remind' | null;
  declare private trouble: string;

  static override styles = [...ConsoleElement.consoleStyles, formStyles];

  constructor() {
    super();
    this.open = null;
    this.trouble = '';
  }

  readonly #close = (): void => {
    this.open = null;
    this.trouble = '';
    this.send('changed');
  };

  async #submit(event: SubmitEvent, way: Way): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const command = closingOf(this.notice, way, { text: said('text'), by: said('by'), on: said('on') });
    if (command === null) return;
    this.trouble = (await runCommand(this.fetch, this.branch.unit, command.type, command.data)) ?? '';
    if (this.trouble === '') this.#close();
  }

  #form(way: Way): TemplateResult {
    const heading = texts.ways[way];
    const today = dateOf(Date.now());
    return html`<k-dialog open label=${heading} @dismiss=${this.#close}>
      <form @submit=${(event: SubmitEvent) => this.#submit(event, way)}>
        <h2>${heading}</h2>
        <p>${this.branch.branch}：${this.says}</p>
        ${
          way === 'talk'
            ? html`<label>${texts.by}<input name="by" maxlength="40" required /></label>
                <label>${texts.day}<input name="on" type="date" max=${today} .value=${today} required /></label>`
            : nothing
        }
        ${
          way === 'item'
            ? nothing
            : html`<label>${texts.texts[way]}<textarea name="text" rows="3" minlength="2" maxlength="200" required></textarea></label>`
        }
        ${complaint(this.trouble)}
        <div class="row">
          <button class="button primary">${way === 'item' ? heading : texts.do}</button>
          <button class="button" type="button" @click=${this.#close}>${approvals.cancel}</button>
        </div>
      </form>
    </k-dialog>`;
  }

  protected override render(): TemplateResult {
    const { notice, role, open, branch } = this;
    const act = (way: Way | 'remind', label: string) =>
      html`<button class="button" @click=${() => (this.open = way)}>${label}</button>`;
    const theirs = isTheirs(notice, role);
    return html`<div class="row">
        ${
          theirs && isRequest(notice) && role === 'township'
            ? html`<a class="button" href=${hrefOf({ page: 'approvals' })}>${texts.toApprovals}</a>`
            : theirs
              ? waysAbove(notice).map((way) => act(way, texts.ways[way]))
              : nothing
        }
        ${theirs && waysAbove(notice).length > 0 ? nothing : act('remind', texts.remind)}
      </div>
      ${
        open === null
          ? nothing
          : open === 'remind'
            ? html`<reminder-dialog .branches=${[branch]} .text=${this.says} .fetch=${this.fetch} @close=${this.#close}></reminder-dialog>`
            : this.#form(open)
      }`;
  }
}

define('notice-acts', NoticeActs);
