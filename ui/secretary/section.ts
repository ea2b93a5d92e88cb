/** What every section of the desk stands on: the bench that it works at, and the page with its fixed corners. */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { CommandDataOf, CommandType } from '../../server/domain/commands.ts';
import type { AnswerPush, Desk, DeskPerson, View } from '../../server/kiosk/contract.ts';
import { KioskElement } from '../elements/element.ts';
import '../elements/icons.ts';
import { years } from '../texts/affairs.ts';
import { type Section, type Sentence, desk as texts } from '../texts/desk.ts';
import { figuresStyles } from './figures.ts';
import { pageStyles } from './styles.ts';

export interface Bench {
  readonly view: View;
  readonly desk: Desk;
  /** Runs a command and tells the secretary how it went. True: it stands as asked. */
  run<T extends CommandType>(type: T, data: CommandDataOf<T>, said?: string): Promise<boolean>;
  /** Says something at the foot of the desk. */
  say(said: string): void;
  complain(sentence: Sentence): void;
  go(section: Section | null): void;
  /** Fetches what a page of the desk shows, from below `/api/desk/`; null: it failed, and she knows. */
  fetch<T>(path: string): Promise<T | null>;
  /** Fetches again what only the secretary sees. */
  refresh(): Promise<void>;
  /** The desk stays open until `work` is done, though nobody touches it. */
  whileDoing<T>(work: Promise<T>): Promise<T>;
  /** Answers of the readers; returns how to stop. */
  onAnswer(listener: (answer: AnswerPush) => void): () => void;
}

export interface Page {
  readonly heading: string;
  readonly note?: string;
  readonly help: string;
  /** Where 返回 leads; null: there is nothing before this page. */
  readonly back: (() => void) | null;
  readonly body: TemplateResult;
}

export class DeskSection extends KioskElement {
  static override properties: PropertyDeclarations = {
    bench: { attribute: false },
    view: { attribute: false },
    desk: { attribute: false },
    helping: { state: true },
  };
  declare bench: Bench;
  /** The bench's own, given beside it so that a change of them renders the section anew. */
  declare view: View;
  declare desk: Desk;
  declare protected helping: boolean;
  static override styles = [...KioskElement.sharedStyles, pageStyles, figuresStyles];

  constructor() {
    super();
    this.helping = false;
  }

  protected page({ heading, note, help, back, body }: Page): TemplateResult {
    return html`<header>
        ${
          back === null && !this.helping
            ? html`<span></span>`
            : html`<button class="button corner" @click=${this.helping ? this.#toggleHelp : back}>
                <k-icon name="arrow-left"></k-icon>${texts.back}
              </button>`
        }
        <div class="heading">
          <h1 tabindex="-1">${heading}</h1>
          ${note === undefined ? nothing : html`<p>${note}</p>`}
        </div>
        <button class="button corner" aria-expanded=${this.helping} @click=${this.#toggleHelp}>
          <k-icon name="help"></k-icon>${texts.help}
        </button>
      </header>
      ${
        this.helping
          ? html`<div class="body prose"><p class="lead">${help}</p><p>${texts.askTechnician}</p></div>`
          : html`<div class="body">${body}</div>`
      }`;
  }

  readonly #toggleHelp = (): void => {
    this.helping = !this.helping;
  };
}

/** Two people of one name are told apart. */
export function fullName(person: DeskPerson): string {
  return person.tellApart === '' ? person.name : `${person.name}（${person.tellApart}）`;
}

/** A choice of a few words, or a switch. */
export function chip(label: string, pressed: boolean, act: () => void): TemplateResult {
  return html`<button class="button chip" aria-pressed=${pressed} @click=${act}>
    ${pressed ? html`<k-icon name="check"></k-icon>` : nothing}${label}
  </button>`;
}

/** The part of a list that one page shows. Pages go from 0; one beyond the end is the last. */
export function cut<T>(items: readonly T[], page: number, size: number) {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const at = Math.min(page, pages - 1);
  return { shown: items.slice(at * size, (at + 1) * size), at, pages };
}

export function pager(at: number, pages: number, turn: (page: number) => void): TemplateResult | typeof nothing {
  if (pages === 1) return nothing;
  return html`<button class="button" ?disabled=${at === 0} @click=${() => turn(at - 1)}>
      <k-icon name="chevron-left"></k-icon>${texts.less}
    </button>
    <p class="count figure">${at + 1} / ${pages}</p>
    <button class="button" ?disabled=${at === pages - 1} @click=${() => turn(at + 1)}>
      ${texts.more}<k-icon name="chevron-right"></k-icon>
    </button>`;
}

/** Leads to the year before and after; `between`: what turns within this one. */
export function yearRow(
  year: number,
  turnTo: (year: number) => void,
  between: TemplateResult | typeof nothing,
): TemplateResult {
  return html`<div class="row">
    <button class="button" @click=${() => turnTo(year - 1)}><k-icon name="chevron-left"></k-icon>${years.year(year - 1)}</button>
    ${between}
    <button class="button" @click=${() => turnTo(year + 1)}>${years.year(year + 1)}<k-icon name="chevron-right"></k-icon></button>
  </div>`;
}
