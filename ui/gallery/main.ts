/**
 * Each element and screen in each state. `gallery.html` lists them; `gallery.html?mm=6.7&scale=1.25#FILE/NAME` shows
 * one as a panel would (`mm`: px per mm, `scale`: 大字). Every `*.states.ts` beside this file adds its own.
 */
import { html, nothing, render, type TemplateResult } from 'lit';
import { installBurstGuard, installTapGuard } from '../elements/guards.ts';
import { clearOver } from '../elements/over.ts';

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

const list = await listOfAll();
window.addEventListener('hashchange', () => void show());
await show();

async function show(): Promise<void> {
  const [file = '', name = ''] = location.hash.slice(1).split('/');
  const state = (await statesOf(file))[name];
  // Elements of the state before must not live on in this one, nor what they put over it.
  clearOver();
  render(nothing, document.body);
  const overflow = state === undefined ? 'auto' : 'hidden';
  document.documentElement.style.overflow = overflow;
  document.body.style.overflow = overflow;
  render(state === undefined ? list : state(), document.body);
  document.body.dataset.state = location.hash.slice(1);
}

async function statesOf(name: string): Promise<States> {
  return (await files[`./${name}.states.ts`]?.())?.states ?? {};
}

async function listOfAll(): Promise<TemplateResult> {
  const names = Object.keys(files).map((path) => path.slice(2, -'.states.ts'.length));
  const all = await Promise.all(names.map(async (name) => [name, Object.keys(await statesOf(name))] as const));
  return html`<main style="padding:24px">
    <h1>界面陈列</h1>
    ${all.map(
      ([name, states]) =>
        html`<h2>${name}</h2>
          <ul>
            ${states.map((each) => html`<li><a href="#${name}/${each}">${each}</a></li>`)}
          </ul>`,
    )}
  </main>`;
}
