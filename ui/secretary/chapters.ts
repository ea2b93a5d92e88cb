/** 诵读章节: which chapters of the charter were really read (PL-02); what the plan says stands until this is said. */
import { html, type TemplateResult } from 'lit';
import { define } from '../elements/element.ts';
import { sections } from '../texts/desk.ts';
import { chapters as texts } from '../texts/proceedings.ts';
import { byHand } from '../texts/sections.ts';
import './charter-picker.ts';
import { DeskSection } from './section.ts';

export class DeskChapters extends DeskSection {
  protected override render(): TemplateResult {
    const { title, help } = sections.chapters;
    const { meeting } = this.bench.view;
    const chosen = (meeting?.proceedings.charter ?? []).flatMap(({ today }, chapter) => (today ? [chapter] : []));
    const body =
      meeting === null
        ? html`<p class="lead middle">${byHand.notOn}</p>`
        : html`<charter-picker .titles=${this.bench.desk.charter} .chosen=${chosen}
            @chapters=${({ detail }: CustomEvent<readonly number[]>) =>
              this.bench.run(
                'chapters.record',
                { meeting: meeting.id, chapters: [...detail] },
                texts.saved,
              )}></charter-picker>`;
    return this.page({ heading: title, note: texts.note, help, back: () => this.bench.go('proceedings'), body });
  }
}

define('desk-chapters', DeskChapters);
