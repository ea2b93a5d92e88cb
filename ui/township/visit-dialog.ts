/** An inspection or a visit is entered, with what the branch must put right after it. Sends `written` and `close`. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { ActivityKind, Level, VisitsPage } from '../../server/township/contract.ts';
import { newId } from '../elements/api.ts';
import { define } from '../elements/element.ts';
import { activityKinds, kindsOf } from '../texts/ledgers.ts';
import { visits as texts } from '../texts/township-behind.ts';
import { FormDialog } from './form-dialog.ts';
import { runCommand } from './run-command.ts';
import type { Fetch } from './server.ts';

const { form: words } = texts;

export class VisitDialog extends FormDialog {
  static override properties = {
    unit: { type: String },
    page: { attribute: false },
    level: { type: String },
    fetch: { attribute: false },
    wanted: { type: Boolean },
  };
  declare unit: string;
  declare page: VisitsPage;
  /** Of whom enters it; the township has the district's paper, too. */
  declare level: 'township' | 'community';
  declare fetch: Fetch;
  /** Something must be put right. */
  declare wanted: boolean;
  readonly #visit = newId();
  readonly #finding = newId();

  static override styles = [
    ...FormDialog.styles,
    css`
      .pair {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 12px;
      }
    `,
  ];

  constructor() {
    super();
    this.level = 'township';
    this.wanted = false;
  }

  protected override async submit(text: (name: string) => string): Promise<string> {
    const [meeting, score, grade] = [text('meeting') || null, text('score'), text('grade') || null];
    const nobody = { led: null, people: [], spoke: [], others: 0 };
    const fact = {
      ...{ what: 'activity' as const, kind: text('kind') as ActivityKind, level: text('level') as Level, ...nobody },
      ...{ title: text('title'), place: text('place'), meeting, score: score === '' ? null : Number(score), grade },
    };
    const visit = { entry: this.#visit, on: text('on'), fact, text: text('text'), evidence: [], corrects: null };
    // Under ids that stay, so that what was done of it is not done twice by the next attempt.
    const trouble = await runCommand(this.fetch, this.unit, 'ledger.write', visit);
    if (trouble !== null) return trouble;
    if (this.wanted) {
      const finding = { text: text('finding'), measures: text('measures'), due: text('due') || null };
      const raised = { kind: 'rectification', on: text('on'), from: this.level, to: 'branch', meeting } as const;
      const all = { item: this.#finding, ...raised, ...finding, look: null, parent: null, person: null };
      const unraised = await runCommand(this.fetch, this.unit, 'item.raise', all);
      if (unraised !== null) return unraised;
    }
    this.send('written');
    return '';
  }

  #select(name: string, label: string, options: readonly (readonly [string, string])[], chosen = ''): TemplateResult {
    return html`<label>${label}<select name=${name}>${options.map(
      ([value, said]) => html`<option value=${value} ?selected=${value === chosen}>${said}</option>`,
    )}</select></label>`;
  }

  #wantedFields(): TemplateResult {
    return html`<label>${words.finding}<textarea name="finding" rows="2" maxlength="500" required></textarea></label>
      <label>${words.measures}<textarea name="measures" rows="2" maxlength="500" required></textarea></label>
      <label>${words.due}<input name="due" type="date" min=${this.page.today} required /></label>`;
  }

  protected override render(): TemplateResult {
    const { meetings, grades, today } = this.page;
    const levels = (['community', 'township', 'district'] as const).filter(
      (one) => this.level === 'township' || one === 'community',
    );
    return this.frame(
      { heading: words.heading, act: words.save, cancel: texts.cancel },
      html`<div class="pair">
          ${this.#select(
            'kind',
            words.kind,
            kindsOf('inspections').map((kind) => [kind, activityKinds[kind][1]]),
          )}
          ${this.#select(
            'level',
            words.level,
            levels.map((one) => [one, words.levels[one]]),
            this.level,
          )}
          <label>${words.on}<input name="on" type="date" max=${today} .value=${today} required /></label>
          ${this.#select('meeting', words.meeting, [['', words.noMeeting], ...meetings.map(({ id, date }) => [id, words.date(date)] as const)])}
          <label>${words.title}<input name="title" maxlength="100" /></label>
          <label>${words.place}<input name="place" maxlength="100" /></label>
          <label>${words.score}<input name="score" type="number" min="0" max="1000" step="0.5" /></label>
          ${grades.length === 0 ? nothing : this.#select('grade', words.grade, [['', words.noGrade], ...grades.map((one) => [one, one] as const)])}
        </div>
        <label>${words.text}<textarea name="text" rows="3" maxlength="500"></textarea></label>
        <label class="check"><input type="checkbox" .checked=${this.wanted}
          @change=${({ target }: Event) => (this.wanted = (target as HTMLInputElement).checked)} />${words.wanted}</label>
        ${this.wanted ? this.#wantedFields() : nothing}`,
    );
  }
}

define('visit-dialog', VisitDialog);
