/** A roster from a table: looked at first, every bad row named, imported only when every row is good. Sends `imported`. */
import { html, type TemplateResult } from 'lit';
import type { RosterAnswer, RosterProblem } from '../../server/kiosk/contract.ts';
import { fetchJson } from '../elements/api.ts';
import { define } from '../elements/element.ts';
import { categories, troubles } from '../texts/desk.ts';
import { problemText, rosterImport as texts } from '../texts/office.ts';
import { pickerStyles } from './picker-styles.ts';
import { cut, DeskSection, pager } from './section.ts';

type GoodAnswer = Extract<RosterAnswer, { ok: true }>;
type Stage =
  | { readonly at: 'choose' | 'looking' }
  | { readonly at: 'good'; readonly file: File; readonly answer: GoodAnswer }
  | { readonly at: 'bad'; readonly problems: readonly RosterProblem[] };

const choose: Stage = { at: 'choose' };

export class RosterImport extends DeskSection {
  static override properties = { stage: { state: true }, at: { state: true } };
  declare private stage: Stage;
  declare private at: number;

  static override styles = [...DeskSection.styles, pickerStyles];

  constructor() {
    super();
    this.stage = choose;
    this.at = 0;
  }

  async #send(file: File, dry: boolean): Promise<void> {
    this.stage = { at: 'looking' };
    const form = new FormData();
    form.append('file', file);
    const fetched = await fetchJson<RosterAnswer>('POST', dry ? '/api/roster?dry=1' : '/api/roster', form);
    const answer = fetched.ok
      ? fetched.value
      : fetched.why === 'http' && isRosterAnswer(fetched.body)
        ? fetched.body
        : null;
    this.at = 0;
    if (answer === null) {
      this.bench.complain(fetched.ok || fetched.why === 'http' ? troubles.unknown : troubles.unreachable);
      this.stage = choose;
    } else if (!answer.ok) this.stage = { at: 'bad', problems: answer.problems };
    else if (dry) this.stage = { at: 'good', file, answer };
    else {
      this.bench.say(texts.imported(answer.people));
      await this.bench.refresh();
      this.send('imported', answer.people);
    }
  }

  #onFile(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    // The same file can be chosen again after it was mended.
    input.value = '';
    if (file !== undefined) void this.#send(file, true);
  }

  #chooser(label: string): TemplateResult {
    return html`<button class="button primary" @click=${() => this.renderRoot.querySelector<HTMLInputElement>('#file')?.click()}>
        ${label}</button>
      <input id="file" type="file" hidden tabindex="-1" aria-label=${label}
        accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" @change=${this.#onFile} />`;
  }

  protected override render(): TemplateResult {
    const { stage } = this;
    switch (stage.at) {
      case 'choose':
        return html`<p class="lead middle">${texts.how}</p>
          <div class="center">
            ${this.#chooser(texts.choose)}
            <a class="button" href="/api/roster/template.xlsx" download>${texts.template}</a>
          </div>`;
      case 'looking':
        return html`<p class="lead middle" role="status">${texts.looking}</p>`;
      case 'good':
        return html`<p class="lead middle figure">${texts.good(stage.answer.people)}</p>
          <p class="card middle">${sampleText(stage.answer)}</p>
          <div class="center">
            <button class="button primary" @click=${() => this.#send(stage.file, false)}>${texts.import(stage.answer.people)}</button>
            <button class="button" @click=${() => (this.stage = choose)}>${texts.other}</button>
          </div>`;
      case 'bad':
        return this.#problems(stage.problems);
    }
  }

  #problems(problems: readonly RosterProblem[]): TemplateResult {
    const { shown, at, pages } = cut(problems, this.at, 4);
    return html`<p class="bad figure">${texts.bad(problems.length)}</p>
      <ul class="card">
        ${shown.map((problem) => html`<li class="figure">${problemText(problem)}</li>`)}
      </ul>
      <div class="row">${pager(at, pages, (page) => (this.at = page))}</div>
      <div class="center">${this.#chooser(texts.again)}</div>`;
  }
}

/** The first few, to see whether the columns were understood. */
function sampleText({ people, sample }: GoodAnswer): string {
  const shown = sample.slice(0, 6);
  const persons = shown.map(
    ({ name, group, category }) => `${name}（${[group, categories[category]].filter(Boolean).join('，')}）`,
  );
  return `${persons.join('　')}${people > shown.length ? '……' : ''}`;
}

function isRosterAnswer(body: unknown): body is RosterAnswer {
  return typeof body === 'object' && body !== null && 'problems' in body;
}

define('roster-import', RosterImport);
