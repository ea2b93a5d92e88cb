/** A theme with its lesson, new or changed, and for whom it is. Sends `given` with a `ThemeGiven`, or `close`. */
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Addressees, Delivery, GivenLesson, GivenTheme } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import { paginate, textOf } from '../elements/text-file.ts';
import { guidance, themes } from '../texts/township-guidance.ts';
import { FormDialog } from './form-dialog.ts';
import './scope-picker.ts';
import type { Chosen } from './scope-picker.ts';
import { answered, type Fetch, read } from './server.ts';

const texts = themes.form;

/** Characters of a lesson: as many as the server takes. */
const most = 20_000;

/** `when`: the month or day for which it is. */
export interface ThemeGiven extends Delivery {
  readonly when: string;
}

export class ThemeDialog extends FormDialog {
  static override properties = {
    theme: { attribute: false },
    of: { attribute: false },
    fetch: { attribute: false },
    lesson: { attribute: false },
    chosen: { state: true },
  };
  /** Null: a new one. */
  declare theme: GivenTheme | null;
  declare of: Addressees;
  declare fetch: Fetch;
  /** The text of its lesson. */
  declare lesson: string;
  declare private chosen: Chosen;

  static override styles = [
    ...FormDialog.styles,
    css`
      :host {
        --dialog: min(94vw, 860px);
      }
      .two {
        display: grid;
        grid-template-columns: 1fr 1fr 1fr;
        gap: 14px;
      }
      .file {
        width: auto;
        padding: 8px;
      }
    `,
  ];

  constructor() {
    super();
    this.theme = null;
    this.lesson = '';
    this.chosen = 'all';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.theme !== null && this.theme.lesson !== null && this.lesson === '') void this.#fetchLesson(this.theme.id);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('theme') && this.theme !== null) this.chosen = this.theme.to;
  }

  async #fetchLesson(theme: string): Promise<void> {
    const fetched = answered(await read<GivenLesson>(`themes/${encodeURIComponent(theme)}`));
    if (fetched.ok) this.lesson = fetched.value.lesson?.pages.join('\n') ?? '';
    else this.trouble = fetched.trouble;
  }

  readonly #readFile = async ({ target }: Event): Promise<void> => {
    const file = (target as HTMLInputElement).files?.[0];
    if (file !== undefined) this.lesson = textOf(await file.arrayBuffer());
  };

  protected override async submit(text: (name: string) => string): Promise<string> {
    const pages = paginate(this.lesson);
    const lessonTitle = text('lesson-title');
    if ((lessonTitle === '') !== (pages.length === 0)) return texts.lessonNeeds;
    if (this.chosen.length === 0) return guidance.scope.none;
    const day = text('day');
    const theme = {
      theme: this.theme?.id ?? this.made,
      title: text('title'),
      when: day === '' ? text('month') : `${text('month')}-${day.padStart(2, '0')}`,
      must: text('kind') === 'must',
      points: text('points')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
      lesson: pages.length === 0 ? null : { title: lessonTitle, pages },
    };
    const given = { to: this.chosen, theme };
    const done = await this.fetch<Delivery>('themes', { id: this.idFor(given), ...given });
    if (!done.ok) return done.trouble;
    this.send('given', { ...done.value, when: theme.when } satisfies ThemeGiven);
    return '';
  }

  protected override render(): TemplateResult {
    const { theme, lesson } = this;
    const [month = '', day = ''] = theme === null ? [] : [theme.when.slice(0, 7), theme.when.slice(8)];
    return this.frame(
      { heading: theme === null ? texts.add : texts.change, act: texts.send, cancel: guidance.cancel },
      html`${theme === null ? nothing : html`<p class="note">${texts.changeNote}</p>`}
        <label>${texts.title}<input name="title" maxlength="60" required .value=${theme?.title ?? ''} /></label>
        <div class="two">
          <label>${texts.month}<input name="month" type="month" required .value=${month} /></label>
          <label>${texts.day}<input name="day" type="number" min="1" max="31" .value=${day} /></label>
          <label>${texts.kind}<select name="kind">
            <option value="must" ?selected=${theme?.must !== false}>${themes.kind(true)}</option>
            <option value="own" ?selected=${theme?.must === false}>${themes.kind(false)}</option>
          </select></label>
        </div>
        <label>${texts.points}<textarea name="points" rows="3" maxlength="2000" .value=${theme?.points.join('\n') ?? ''}></textarea></label>
        <label>${texts.lessonTitle}<input name="lesson-title" maxlength="60" .value=${theme?.lesson?.title ?? ''} /></label>
        <label>${texts.lesson}<textarea name="lesson" rows="6" maxlength=${most} .value=${lesson}
          @input=${({ target }: Event) => (this.lesson = (target as HTMLTextAreaElement).value)}></textarea>
          <span class="note">${texts.size(lesson.length, most)}</span></label>
        <label>${texts.file}<input class="file" type="file" accept=".txt,text/plain" @change=${this.#readFile} /></label>
        <scope-picker .of=${this.of} .chosen=${this.chosen}
          @choose=${({ detail }: CustomEvent<Chosen>) => (this.chosen = detail)}></scope-picker>`,
    );
  }
}

define('theme-dialog', ThemeDialog);
