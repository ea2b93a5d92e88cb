/** 主题与党课: the themes of a year, what every branch made of each; a new one, a change, a recall. Sends `changed`. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Delivery, GivenTheme, GivenThemesPage, GuideStanding } from '../../server/township/contract.ts';
import { newId } from '../elements/api.ts';
import { dayText } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { guidance, themes as texts } from '../texts/township-guidance.ts';
import { complaint } from './complaint.ts';
import { GivingPage } from './giving-page.ts';
import './reason-dialog.ts';
import { hrefOf } from './route.ts';
import type { ThemeGiven } from './theme-dialog.ts';
import './theme-dialog.ts';
import { yearLink } from './year-link.ts';

type Open =
  | { readonly kind: 'theme'; readonly theme: GivenTheme | null }
  /** `id`: sent again, it is the same recall. */
  | { readonly kind: 'recall'; readonly theme: GivenTheme; readonly id: string };

const order: readonly GuideStanding[] = ['held', 'planned', 'received', 'sent', 'missing'];
const looks: Readonly<Record<GuideStanding, string>> = {
  held: 'good',
  planned: 'good',
  received: '',
  sent: 'silent',
  missing: 'late',
};

export class TownshipThemes extends GivingPage<Open> {
  declare page: GivenThemesPage;

  protected override rooms(): GivenThemesPage['rooms'] {
    return this.page.rooms;
  }

  readonly #recall = async ({ detail: reason }: CustomEvent<string>): Promise<void> => {
    if (this.open?.kind !== 'recall') return;
    const { id, theme } = this.open;
    const done = await this.fetch<Delivery>('themes/recall', { id, theme: theme.id, reason });
    if (done.ok) this.given(done.value);
    else this.trouble = done.trouble;
  };

  /** What was given for another year stands on that one's page; whom it did not reach is told here first. */
  readonly #onTheme = ({ detail }: CustomEvent<ThemeGiven>): void => {
    const year = detail.when.slice(0, 4);
    this.given(detail);
    if (year !== this.page.year && detail.failed.length === 0) location.hash = hrefOf({ page: 'themes', year });
  };

  #branches({ branches }: GivenTheme): TemplateResult {
    const nameOf = (unit: string) => this.page.rooms.find((room) => room.unit === unit)?.branch ?? unit;
    return html`<details><summary>${texts.branches}</summary>
      <ul class="branches">${branches.map(
        ({ unit, standing, date }) => html`<li><a href=${hrefOf({ page: 'branch', unit, year: '' })}>${nameOf(unit)}</a>
          <span>${guidance.standings[standing]}${date === null ? nothing : html` ${dayText(date)}`}</span></li>`,
      )}</ul></details>`;
  }

  #theme(theme: GivenTheme): TemplateResult {
    const { title, when, must, points, lesson, recalled, branches, at, by, to } = theme;
    const counts = Map.groupBy(branches, ({ standing }) => standing);
    return html`<section class="card one">
      <div class="row">
        <h2>${title}</h2>
        <span class="tag ${must ? 'on' : ''}">${texts.kind(must)}</span><span class="tag">${texts.when(when)}</span>
        ${recalled === null ? nothing : html`<span class="tag bad">${texts.recalled(recalled)}</span>`}
        <span class="push row">
          <button class="button" aria-label=${texts.changeOf(title)}
            @click=${() => (this.open = { kind: 'theme', theme })}>${texts.change}</button>
          ${
            recalled === null
              ? html`<button class="button quiet" aria-label=${texts.recallOf(title)}
                  @click=${() => (this.open = { kind: 'recall', theme, id: newId() })}>${texts.recall}</button>`
              : nothing
          }
        </span>
      </div>
      ${points.length === 0 ? nothing : html`<p>${texts.points(points)}</p>`}
      ${lesson === null ? nothing : html`<p>${texts.lesson(lesson)}</p>`}
      <p class="note">${guidance.given(at, by)} · ${guidance.to(to === 'all' ? 'all' : to.length)}</p>
      <div class="tally">${order.map((standing) => {
        const count = counts.get(standing)?.length ?? 0;
        return count === 0
          ? nothing
          : html`<span class="tag ${looks[standing]}">${texts.tally(standing, count)}</span>`;
      })}</div>
      ${this.#branches(theme)}
    </section>`;
  }

  #dialog(): TemplateResult | typeof nothing {
    const { open, page, fetch } = this;
    if (open === null) return nothing;
    return open.kind === 'theme'
      ? html`<theme-dialog .theme=${open.theme} .of=${page} .fetch=${fetch} @given=${this.#onTheme} @close=${this.close}></theme-dialog>`
      : html`<reason-dialog .question=${texts.askRecall(open.theme.title)} .trouble=${this.trouble} @reason=${this.#recall}
          @close=${this.close}></reason-dialog>`;
  }

  protected override render(): TemplateResult {
    const { year, themes } = this.page;
    const standing = themes.filter(({ recalled }) => recalled === null);
    const missing = new Set(
      standing.flatMap(({ branches }) => branches.filter((one) => one.standing === 'missing').map(({ unit }) => unit)),
    );
    const turn = (by: 1 | -1) => yearLink(year, by, (to) => hrefOf({ page: 'themes', year: to }));
    return html`<div class="row">
        <h1>${texts.year(Number(year))}</h1>${turn(-1)}${turn(1)}
        <button class="button primary push" @click=${() => (this.open = { kind: 'theme', theme: null })}>
          <k-icon name="plus"></k-icon>${texts.add}</button>
      </div>
      ${complaint(this.trouble)}${this.missing(missing.size)}
      ${themes.length === 0 ? html`<p class="note">${texts.none(year)}</p>` : nothing}
      <div class="list">${themes.map((theme) => this.#theme(theme))}</div>
      ${this.#dialog()}`;
  }
}

define('township-themes', TownshipThemes);
