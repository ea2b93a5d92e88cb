/**
 * Each element and screen in each state. `gallery.html` lists them; `gallery.html?state=FILE/NAME` shows one as the panel
 * would, with `mm` (px per mm) and `scale` (大字) to be set in the address. Every `*.states.ts` beside this file adds its own.
 */
import { html, render, type TemplateResult } from 'lit';
import { installBurstGuard, installTapGuard } from '../elements/guards.ts';

/** A state's name, and what stands in it. */
export type States = Readonly<Record<string, () => TemplateResult>>;

const files = import.meta.glob<{ readonly states: States }>('./*.states.ts');

installBurstGuard(window);
installTapGuard(window);

const address = new URLSearchParams(location.search);
const measures = document.documentElement.style;
const mm = address.get('mm');
if (mm !== null) measures.setProperty('--mm', `${mm}px`);
measures.setProperty('--scale', address.get('scale') ?? '1');

const [file = '', state = ''] = (address.get('state') ?? '').split('/');
const shown = (await statesOf(file))[state];
if (shown !== undefined) render(shown(), document.body);
else {
  document.documentElement.style.overflow = 'auto';
  document.body.style.overflow = 'auto';
  render(await list(), document.body);
}

async function statesOf(name: string): Promise<States> {
  return (await files[`./${name}.states.ts`]?.())?.states ?? {};
}

async function list(): Promise<TemplateResult> {
  const names = Object.keys(files).map((path) => path.slice(2, -'.states.ts'.length));
  const all = await Promise.all(names.map(async (name) => [name, Object.keys(await statesOf(name))] as const));
  return html`<main style="padding:24px">
    <h1>界面陈列</h1>
    ${all.map(
      ([name, states]) =>
        html`<h2>${name}</h2>
          <ul>
            ${states.map((each) => html`<li><a href="?state=${name}/${each}">${each}</a></li>`)}
          </ul>`,
    )}
  </main>`;
}
