/**
 * Each element and screen in each state. `gallery.html` lists them; `gallery.html?state=NAME` shows one as the panel would,
 * with `mm` (px per mm) and `scale` (大字) to be set in the address. Every `*.states.ts` beside this file adds its own.
 */
import { html, render, type TemplateResult } from 'lit';
import { installBurstGuard, installTapGuard } from '../elements/guards.ts';

/** A state's name, and what stands in it. */
export type States = Readonly<Record<string, () => TemplateResult>>;

const modules = import.meta.glob<{ readonly states: States }>('./*.states.ts', { eager: true });
const states: States = Object.assign({}, ...Object.values(modules).map((module) => module.states));

installBurstGuard(window);
installTapGuard(window);

const address = new URLSearchParams(location.search);
const root = document.documentElement.style;
const mm = address.get('mm');
if (mm !== null) root.setProperty('--mm', `${mm}px`);
root.setProperty('--scale', address.get('scale') ?? '1');

const state = states[address.get('state') ?? ''];
document.body.style.overflow = state === undefined ? 'auto' : 'hidden';
render(state === undefined ? list() : state(), document.body);

function list(): TemplateResult {
  const names = Object.keys(states).sort();
  return html`<main style="padding:24px">
    <h1>界面陈列</h1>
    <ul>
      ${names.map((name) => html`<li><a href="?state=${name}">${name}</a></li>`)}
    </ul>
  </main>`;
}
