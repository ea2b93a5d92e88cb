/** A policy in the making: a document's values group by group, each with its clause, and what was changed. Sends `given`, or `close`. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { PoliciesPage, PolicyAnswer, PolicyProblem, PolicyValues } from '../../server/township/contract.ts';
import { newId } from '../elements/api.ts';
import { define } from '../elements/element.ts';
import { guidance } from '../texts/township-guidance.ts';
import { pathText, policies, sections, valueText, wholePathText } from '../texts/township-policies.ts';
import { complaint } from './complaint.ts';
import { ConsoleElement, formStyles, tagStyles } from './console-element.ts';
import './scope-picker.ts';
import type { Chosen } from './scope-picker.ts';
import { answered, type Fetch, read } from './server.ts';
import { type Typed, typed } from './typed-value.ts';

const texts = policies.form;

type Value = PolicyValues['values'][number];

export class PolicyEditor extends ConsoleElement {
  static override properties = {
    page: { attribute: false },
    fetch: { attribute: false },
    values: { attribute: false },
    set: { attribute: false },
    base: { state: true },
    assessment: { state: true },
    chosen: { state: true },
    problems: { attribute: false },
    trouble: { state: true },
  };
  declare page: PoliciesPage;
  declare fetch: Fetch;
  /** Of the document. */
  declare values: PolicyValues['values'];
  /** Path → what takes the place of the document's value. */
  declare set: ReadonlyMap<string, Typed>;
  declare problems: readonly PolicyProblem[];
  declare private base: string;
  declare private assessment: boolean;
  declare private chosen: Chosen;
  declare private trouble: string;
  /** Sent again as it is, it is the same adoption. */
  #id = newId();

  static override styles = [
    ...ConsoleElement.consoleStyles,
    formStyles,
    tagStyles,
    css`
      .halves {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        gap: 20px;
        align-items: start;
      }
      .two {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 14px;
      }
      .check {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: 44px;
      }
      .check input {
        width: 20px;
        min-height: 20px;
      }
      details {
        border-bottom: 1px solid var(--line);
      }
      summary {
        display: flex;
        align-items: center;
        gap: 10px;
        min-height: 44px;
        font-weight: 600;
        cursor: pointer;
      }
      summary::before {
        content: '▸';
      }
      [open] > summary::before {
        content: '▾';
      }
      scope-picker,
      h2 {
        margin-top: 12px;
      }
      .value {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto minmax(140px, 200px);
        gap: 4px 12px;
        align-items: center;
        padding: 3px 0 3px 14px;
        font-weight: 400;
      }
      .value.changed {
        border-left: 4px solid var(--red);
        padding-left: 10px;
      }
      .value .trouble {
        grid-column: 1 / -1;
      }
      aside {
        position: sticky;
        top: 0;
        display: grid;
        gap: 10px;
      }
      aside li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 2px 10px;
        align-items: center;
        padding: 6px 0;
        border-bottom: 1px solid var(--line);
      }
      del {
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    this.values = [];
    this.set = new Map();
    this.problems = [];
    this.base = 'cx-6n';
    this.assessment = false;
    this.chosen = 'all';
    this.trouble = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.values.length === 0) void this.#read();
  }

  /** What was set stays where the other document has it, too. */
  async #read(): Promise<void> {
    const path = `policies/values?base=${this.base}&assessment=${this.assessment}`;
    const fetched = answered(await read<PolicyValues>(path));
    this.trouble = fetched.ok ? '' : fetched.trouble;
    if (!fetched.ok) return;
    this.values = fetched.value.values;
    const known = new Set(this.values.map((value) => value.path));
    this.set = new Map([...this.set].filter(([of]) => known.has(of)));
  }

  #change({ path, value }: Value, text: string): void {
    const to = typed(text, value);
    const next = new Map(this.set);
    if (JSON.stringify(to) === JSON.stringify(value)) next.delete(path);
    else next.set(path, to);
    this.#put(next);
  }

  #put(set: ReadonlyMap<string, Typed>): void {
    this.set = set;
    this.problems = [];
    this.#id = newId();
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    this.trouble = this.chosen.length === 0 ? guidance.scope.none : '';
    if (this.trouble !== '') return;
    const done = await this.fetch<PolicyAnswer>('policies', {
      ...{ id: this.#id, to: this.chosen, base: this.base, assessment: this.assessment },
      name: String(form.get('name') ?? '').trim(),
      from: String(form.get('from') ?? ''),
      set: Object.fromEntries(this.set),
    });
    if (!done.ok) this.trouble = done.trouble;
    else if (done.value.kind === 'given') this.send('given', done.value);
    else this.problems = done.value.problems;
  };

  #input({ path, value }: Value, label: string): TemplateResult {
    const now = this.set.has(path) ? this.set.get(path) : value;
    const take = ({ target }: Event) =>
      this.#change({ path, value, clause: '' }, (target as HTMLInputElement | HTMLSelectElement).value);
    if (typeof value === 'boolean')
      return html`<select aria-label=${label} @change=${take}>
        <option value="true" ?selected=${now === true}>${texts.yes}</option>
        <option value="false" ?selected=${now === false}>${texts.no}</option></select>`;
    const shown = now === null ? '' : Array.isArray(now) && now.length === 0 ? '' : valueText(now);
    return html`<input aria-label=${label} placeholder=${texts.empty} .value=${shown} @change=${take} />`;
  }

  #value(value: Value, titles: ReadonlyMap<string, string>): TemplateResult {
    const { path, clause } = value;
    const label = pathText(path, titles);
    return html`<div class="value ${this.set.has(path) ? 'changed' : ''}">
      <span>${label}</span><span class="tag">${clause === 'KX' ? texts.own : clause}</span>
      ${this.#input(value, label)}
      ${this.problems.filter((one) => one.path === path).map((one) => complaint(texts.problem(one)))}
    </div>`;
  }

  #group(section: string, values: readonly Value[], titles: ReadonlyMap<string, string>): TemplateResult {
    const changed = values.filter(({ path }) => this.set.has(path)).length;
    const wrong = values.some(({ path }) => this.problems.some((one) => one.path === path));
    return html`<details ?open=${wrong || section === 'participation'}>
      <summary>${sections[section] ?? section}${changed === 0 ? nothing : html`<span class="tag on">${texts.changed(changed)}</span>`}</summary>
      ${values.map((value) => this.#value(value, titles))}</details>`;
  }

  #changes(titles: ReadonlyMap<string, string>): TemplateResult {
    const elsewhere = this.problems.filter(({ path }) => this.values.every((value) => value.path !== path));
    return html`<aside class="card"><h2>${texts.changed(this.set.size)}</h2>
      <ul>${this.values
        .filter(({ path }) => this.set.has(path))
        .map(({ path, value, clause }) => {
          const name = wholePathText(path, titles);
          const undo = () => this.#put(new Map([...this.set].filter(([of]) => of !== path)));
          return html`<li><span>${name} <span class="note">${clause === 'KX' ? texts.own : clause}</span></span>
            <button class="button quiet" type="button" aria-label=${texts.backOf(name)} @click=${undo}>${texts.back}</button>
            <span><del>${valueText(value)}</del> → <b>${valueText(this.set.get(path))}</b></span></li>`;
        })}</ul>
      ${elsewhere.map((one) => complaint(`${one.path}：${texts.problem(one)}`))}
      ${complaint(this.trouble)}
      <div class="row"><button class="button primary">${texts.send}</button>
        <button class="button" type="button" @click=${() => this.send('close')}>${guidance.cancel}</button></div>
    </aside>`;
  }

  protected override render(): TemplateResult {
    const titles = new Map(
      this.values.flatMap(({ path, value }) =>
        path.endsWith('.title') && typeof value === 'string' ? [[path.slice(0, -'.title'.length), value] as const] : [],
      ),
    );
    const groups = Map.groupBy(this.values, ({ path }) => path.split('.')[0] ?? '');
    return html`<form @submit=${this.#submit}>
      <div class="row"><h1>${texts.heading}</h1><span class="note">${texts.note}</span></div>
      <div class="halves">
        <div>
          <div class="two">
            <label>${texts.base}<select @change=${({ target }: Event) => {
              this.base = (target as HTMLSelectElement).value;
              void this.#read();
            }}>${this.page.presets.map(
              ({ id, name, source }) =>
                html`<option value=${id} ?selected=${id === this.base}>${name}（${source}）</option>`,
            )}</select></label>
            <label>${texts.from}<input name="from" type="date" required /></label>
            <label>${texts.name}<input name="name" maxlength="60" /></label>
            <label class="check"><input type="checkbox" .checked=${this.assessment} @change=${({ target }: Event) => {
              this.assessment = (target as HTMLInputElement).checked;
              void this.#read();
            }} />${texts.assessment}</label>
          </div>
          <scope-picker .of=${this.page} .chosen=${this.chosen}
            @choose=${({ detail }: CustomEvent<Chosen>) => (this.chosen = detail)}></scope-picker>
          <h2>${texts.values}</h2>
          ${[...groups].map(([section, values]) => this.#group(section, values, titles))}
        </div>
        ${this.#changes(titles)}
      </div>
    </form>`;
  }
}

define('policy-editor', PolicyEditor);
