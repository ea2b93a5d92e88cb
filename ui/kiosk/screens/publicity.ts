/** What is made public (XN-05): party affairs, public affairs, finances, and the decisions (XN-04), page by page. */
import { html } from 'lit';
import type { PublicityClass } from '../../../server/domain/vocabulary.ts';
import type { ProceedingsView, View } from '../../../server/kiosk/contract.ts';
import { define, KioskElement } from '../../elements/element.ts';
import { decisionLines, publicityClasses, publicity as texts } from '../../texts/steps.ts';
import '../paged-text.ts';
import { stageStyles } from './stage.ts';

export class PublicityScreen extends KioskElement {
  static override properties = { view: { attribute: false } };
  declare view: View;

  static override styles = [...KioskElement.sharedStyles, stageStyles];

  override render() {
    const { meeting } = this.view;
    if (meeting === null) return html``;
    const pages = pagesOf(meeting.proceedings);
    if (pages.length === 0) {
      return html`<div class="middle">
        <h2 class="song" style="font-size:var(--text-title);color:var(--red)">${texts.none}</h2>
        <p>${texts.noneHint}</p>
      </div>`;
    }
    return html`<paged-text .pages=${pages} key=${`publicity:${meeting.id}`}></paged-text>`;
  }
}

/** A page for each class that has anything, and one for each decision. */
function pagesOf({ publicity, decisions, toReport, toPublish }: ProceedingsView): readonly string[] {
  const classes = (Object.keys(publicityClasses) as PublicityClass[]).flatMap((kind) => {
    const items = publicity.filter((item) => item.class === kind);
    return items.length === 0 ? [] : [[publicityClasses[kind], ...items.map(({ text }) => text)].join('\n')];
  });
  const shown = [...toReport, ...decisions].filter(({ id }) => toPublish.includes(id));
  return [...classes, ...shown.map((decision) => `${texts.decisions}\n${decisionLines(decision)}`)];
}

define('publicity-screen', PublicityScreen);
