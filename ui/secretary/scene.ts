/** 现场检查: flag, oath, badges … as the policy lists them (CX-06, PL-11, XN-09). */
import { html, type TemplateResult } from 'lit';
import type { Checks } from '../../server/kiosk/contract.ts';
import { define } from '../elements/element.ts';
import { sections } from '../texts/desk.ts';
import { scene as texts } from '../texts/proceedings.ts';
import { byHand } from '../texts/sections.ts';
import { chip, DeskSection } from './section.ts';

export class DeskScene extends DeskSection {
  #item({ id, title, must, ok }: Checks['scene'][number]): TemplateResult {
    const set = (to: boolean) => () => {
      const { meeting } = this.bench.view;
      if (meeting !== null)
        void this.bench.run('scene.check', { meeting: meeting.id, item: id, ok: to }, texts.saved(title, to));
    };
    return html`<div class="item">
      <b>${title}</b><small>${must ? texts.must : texts.encouraged}</small>
      <div class="row">${chip(texts.yes, ok === true, set(true))} ${chip(texts.no, ok === false, set(false))}</div>
    </div>`;
  }

  protected override render(): TemplateResult {
    const { title, help } = sections.scene;
    const { checks } = this.bench.desk;
    const body =
      checks === null
        ? html`<p class="lead middle">${byHand.notOn}</p>`
        : checks.scene.length === 0
          ? html`<p class="lead middle">${texts.none}</p>`
          : html`${checks.scene.map((item) => this.#item(item))}`;
    return this.page({ heading: title, help, back: () => this.bench.go('proceedings'), body });
  }
}

define('desk-scene', DeskScene);
