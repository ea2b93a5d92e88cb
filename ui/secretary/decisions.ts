/** 决议: what is decided today, with the vote; and what became of earlier decisions (XN-04, PL-15). */
import { html, nothing, type TemplateResult } from 'lit';
import type { DecisionView, MeetingView } from '../../server/kiosk/contract.ts';
import { dayText } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { askText } from '../elements/keyboard.ts';
import { reasons, sections } from '../texts/desk.ts';
import { decisions as texts } from '../texts/proceedings.ts';
import { byHand } from '../texts/sections.ts';
import { askReason } from './ask-reason.ts';
import './decision-form.ts';
import type { DecisionDraft } from './decision-form.ts';
import { chip, cut, DeskSection, pager } from './section.ts';

/** Told of a decision, before it is said whether it is done. */
interface Report {
  readonly decision: DecisionView;
  readonly text: string;
}

export class DeskDecisions extends DeskSection {
  static override properties = { making: { state: true }, report: { state: true }, at: { state: true } };
  declare private making: boolean;
  declare private report: Report | null;
  declare private at: number;

  constructor() {
    super();
    this.making = false;
    this.report = null;
    this.at = 0;
  }

  async #make(meeting: MeetingView, draft: DecisionDraft): Promise<void> {
    if (await this.bench.run('decision.make', { ...draft, meeting: meeting.id }, texts.made)) this.making = false;
  }

  async #tell(decision: DecisionView): Promise<void> {
    const value = decision.progress?.text ?? '';
    const text = await askText({ label: texts.progress, value, most: 500, lines: true, optional: false });
    if (text !== null) this.report = { decision, text };
  }

  async #report(meeting: MeetingView, { decision, text }: Report, done: boolean): Promise<void> {
    const data = { decision: decision.id, meeting: meeting.id, text, done };
    if (await this.bench.run('decision.report', data, texts.told)) this.report = null;
  }

  async #withdraw({ id, text }: DecisionView): Promise<void> {
    const reason = await askReason({ ...texts.withdrawn(text), usual: reasons.decision });
    if (reason !== null) await this.bench.run('decision.withdraw', { decision: id, reason }, texts.gone);
  }

  #list(meeting: MeetingView): TemplateResult {
    const { toReport, decisions } = meeting.proceedings;
    const { shown, at, pages } = cut([...toReport, ...decisions], this.at, 3);
    return html`${shown.map(
      (decision) => html`<div class="item">
        <b>${dayText(decision.date)}</b>
        <p class="line">${decision.text}<small>${texts.standing(decision)}</small></p>
        ${
          decisions.includes(decision)
            ? html`<button class="button danger" @click=${() => this.#withdraw(decision)}>${texts.withdraw}</button>`
            : html`<button class="button" @click=${() => this.#tell(decision)}>${texts.tell}</button>`
        }
      </div>`,
    )}
    ${shown.length === 0 ? html`<p class="lead middle">${texts.none}</p>` : nothing}
    <div class="row">
      <button class="button" @click=${() => (this.making = true)}><k-icon name="plus"></k-icon>${texts.make}</button>
      ${pager(at, pages, (page) => (this.at = page))}
    </div>`;
  }

  #askDone(meeting: MeetingView, report: Report): TemplateResult {
    return html`<div class="card"><h2>${report.decision.text}</h2><p>${report.text}</p></div>
      <p class="lead middle">${texts.isDone}</p>
      <div class="grid two">
        ${chip(texts.going, false, () => this.#report(meeting, report, false))}
        ${chip(texts.done, false, () => this.#report(meeting, report, true))}
      </div>`;
  }

  #body(meeting: MeetingView): TemplateResult {
    if (this.report !== null) return this.#askDone(meeting, this.report);
    if (!this.making) return this.#list(meeting);
    return html`<decision-form .bench=${this.bench} .voters=${meeting.figures.present + meeting.figures.outsidePresent} .from=${meeting.date}
      @decision=${({ detail }: CustomEvent<DecisionDraft>) => this.#make(meeting, detail)}></decision-form>`;
  }

  protected override render(): TemplateResult {
    const { title, help } = sections.decisions;
    const { meeting } = this.bench.view;
    const back = () => {
      if (this.report !== null) this.report = null;
      else if (this.making) this.making = false;
      else this.bench.go('proceedings');
    };
    const body =
      meeting === null || meeting.openedAt === null
        ? html`<p class="lead middle">${byHand.notOn}</p>`
        : this.#body(meeting);
    return this.page({ heading: title, help, back, body });
  }
}

define('desk-decisions', DeskDecisions);
