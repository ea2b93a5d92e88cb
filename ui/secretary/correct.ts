/** 签到更正: takes a sign-in back with a reason, and notes the badge and the booklet (CX-06). */
import { html, nothing, type TemplateResult } from 'lit';
import type { PartId } from '../../server/domain/vocabulary.ts';
import type { DeskPerson, MeetingView } from '../../server/kiosk/contract.ts';
import { spokenTime } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { marks, parts, reasons, sections, signedBy } from '../texts/desk.ts';
import { byHand, correct as texts } from '../texts/sections.ts';
import './person-picker.ts';
import './reason-picker.ts';
import { chip, DeskSection, fullName } from './section.ts';

type Undoing = PartId | 'dues' | null;

export class DeskCorrect extends DeskSection {
  static override properties = { chosen: { state: true }, undoing: { state: true } };
  /** Id of the person. */
  declare private chosen: string | null;
  declare private undoing: Undoing;

  constructor() {
    super();
    this.chosen = null;
    this.undoing = null;
  }

  async #undo(meeting: MeetingView, person: DeskPerson, undoing: PartId | 'dues', reason: string): Promise<void> {
    const { bench } = this;
    const undone =
      undoing === 'dues'
        ? await bench.run('dues.undo', { month: meeting.dues.month, person: person.id, reason }, texts.undone)
        : await bench.run(
            'sign-in.undo',
            { meeting: meeting.id, person: person.id, part: undoing, reason },
            texts.undone,
          );
    if (undone) this.undoing = null;
  }

  #sheet(meeting: MeetingView, person: DeskPerson): TemplateResult {
    const mark = (part: PartId, which: 'no-badge' | 'no-booklet', on: boolean) =>
      chip(marks[which], on, () =>
        this.bench.run('mark.set', { meeting: meeting.id, person: person.id, part, mark: which, on: !on }),
      );
    return html`${person.signIns.map(
      ({ part, at, by, marks: noted }) => html`<div class="grid five">
        <p class="span-2 figure self-middle"><b>${parts[part]} ${spokenTime(at)}</b><br />${signedBy[by]}</p>
        ${mark(part, 'no-badge', noted.includes('no-badge'))} ${mark(part, 'no-booklet', noted.includes('no-booklet'))}
        <button class="button danger" @click=${() => (this.undoing = part)}>${texts.undo}</button>
      </div>`,
    )}
    ${
      person.duesPaid
        ? html`<div class="grid five">
            <p class="span-2 self-middle"><b>${texts.duesPaid}</b></p>
            <span class="span-2"></span>
            <button class="button danger" @click=${() => (this.undoing = 'dues')}>${texts.undo}</button>
          </div>`
        : nothing
    }
    ${person.signIns.length === 0 && !person.duesPaid ? html`<p class="lead middle">${texts.none}</p>` : nothing}`;
  }

  #body(meeting: MeetingView | null, person: DeskPerson | undefined): TemplateResult {
    if (meeting === null) return html`<p class="lead middle">${byHand.notOn}</p>`;
    const { undoing } = this;
    if (person !== undefined && undoing !== null) {
      const question = texts.why(person.name, undoing === 'dues' ? texts.dues : parts[undoing]);
      return html`<reason-picker .question=${question} .usual=${reasons.undo}
        @reason=${(event: CustomEvent<string>) => this.#undo(meeting, person, undoing, event.detail)}></reason-picker>`;
    }
    if (person !== undefined) return this.#sheet(meeting, person);
    const here = this.bench.desk.people.filter(({ signIns, duesPaid }) => signIns.length > 0 || duesPaid);
    return html`<person-picker .bench=${this.bench} .people=${here} .note=${noteOf}
      @pick=${(event: CustomEvent<DeskPerson>) => (this.chosen = event.detail.id)}></person-picker>`;
  }

  protected override render(): TemplateResult {
    const person = this.bench.desk.people.find(({ id }) => id === this.chosen);
    const back = () => {
      if (this.undoing !== null) this.undoing = null;
      else if (this.chosen !== null) this.chosen = null;
      else this.bench.go(null);
    };
    const { title, help } = sections.correct;
    const heading = person === undefined ? title : fullName(person);
    return this.page({ heading, help, back, body: this.#body(this.bench.view.meeting, person) });
  }
}

function noteOf({ signIns, duesPaid }: DeskPerson): string {
  const last = signIns.at(-1);
  if (last === undefined) return duesPaid ? texts.duesPaid : '';
  return [spokenTime(last.at), ...last.marks.map((mark) => marks[mark])].join(' ');
}

define('desk-correct', DeskCorrect);
