/** 下发 at the township's console, in its states. */
import { html, type TemplateResult } from 'lit';
import { themes } from '../texts/township-guidance.ts';
import '../township/guidance.ts';
import type { GuidancePage } from '../township/guidance.ts';
import '../township/shell.ts';
import { changed, givenTheme, holidaysPage, policiesPage, problems, themesPage, values } from './guidance-fixtures.ts';
import { places } from './township.states.ts';

const page = (of: GuidancePage, over: TemplateResult | '' = '') =>
  html`<township-shell township="赤溪镇" person="王芳" .places=${places} .place=${'themes'} online>
    <township-guidance .page=${of}></township-guidance>${over}</township-shell>`;

const editor = (set: ReadonlyMap<string, unknown>, wrong: typeof problems = []) =>
  html`<township-shell township="赤溪镇" person="王芳" .places=${places} .place=${'themes'} online>
    <policy-editor .page=${policiesPage} .values=${values} .set=${set} .problems=${wrong}></policy-editor></township-shell>`;

const noThemes = { ...themesPage, themes: [] };

export const states: Readonly<Record<string, () => TemplateResult>> = {
  themes: () => page(themesPage),
  'themes-empty': () => page(noThemes),
  'themes-add': () => page(themesPage, html`<theme-dialog .of=${themesPage}></theme-dialog>`),
  'themes-change': () =>
    page(
      themesPage,
      html`<theme-dialog .theme=${{ ...givenTheme, to: ['u1'] }} .of=${themesPage} .lesson=${'第一段。\n第二段。'}></theme-dialog>`,
    ),
  'themes-recall': () =>
    page(themesPage, html`<reason-dialog .question=${themes.askRecall(givenTheme.title)}></reason-dialog>`),
  policies: () => page(policiesPage),
  'policies-none': () => page({ ...policiesPage, versions: [] }),
  'policy-editor': () => editor(new Map()),
  'policy-wrong': () => editor(changed, problems),
  holidays: () => page(holidaysPage),
  'holidays-enter': () => page(holidaysPage, html`<holidays-dialog .year=${holidaysPage.years[0]}></holidays-dialog>`),
};
