/** The agenda of a plan: items classed 学·做·议·改·干 (CX-04). Sends `agenda`. */
import { html, type TemplateResult } from 'lit';
import type { AgendaClass, AgendaItem } from '../../server/domain/vocabulary.ts';
import { define } from '../elements/element.ts';
import { askText } from '../elements/keyboard.ts';
import { plan as texts } from '../texts/office.ts';
import { pickerStyles } from './picker-styles.ts';
import { cut, DeskSection, pager } from './section.ts';

const classes: readonly AgendaClass[] = ['学', '做', '议', '改', '干'];

export class PlanAgenda extends DeskSection {
  static override properties = { agenda: { attribute: false }, at: { state: true } };
  declare agenda: readonly AgendaItem[];
  declare private at: number;

  static override styles = [...DeskSection.styles, pickerStyles];

  constructor() {
    super();
    this.agenda = [];
    this.at = 0;
  }

  #set(agenda: readonly AgendaItem[]): void {
    this.agenda = agenda;
    this.send('agenda', agenda);
  }

  async #add(kind: AgendaClass): Promise<void> {
    const text = await askText({ label: texts.item(kind), value: '', most: 200, lines: false, optional: false });
    if (text === null) return;
    this.#set([...this.agenda, { class: kind, text }]);
    this.at = this.agenda.length;
  }

  protected override render(): TemplateResult {
    const { shown, at, pages } = cut(this.agenda, this.at, 2);
    return html`<div class="grid five">
        ${classes.map(
          (kind) => html`<button class="button" ?disabled=${this.agenda.length >= 20} @click=${() => this.#add(kind)}>
          <k-icon name="plus"></k-icon>${kind}</button>`,
        )}
      </div>
      ${shown.map(
        (item) => html`<div class="item">
          <b>${item.class}</b><p>${item.text}</p>
          <button class="button danger" @click=${() => this.#set(this.agenda.filter((one) => one !== item))}>${texts.remove}</button>
        </div>`,
      )}
      ${shown.length === 0 ? html`<p class="middle">${texts.noAgenda}</p>` : ''}
      <div class="row">${pager(at, pages, (page) => (this.at = page))}</div>`;
  }
}

define('plan-agenda', PlanAgenda);
