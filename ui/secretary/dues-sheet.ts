/** A member's year of dues: months are chosen and paid, in person or through somebody; what was paid is taken back; the base. */
import { css, html, type TemplateResult } from 'lit';
import type { DeskPerson, DuesSheet } from '../../server/kiosk/contract.ts';
import { define } from '../elements/element.ts';
import { askText } from '../elements/keyboard.ts';
import { fenOf, yuan } from '../elements/yuan.ts';
import { dues as texts } from '../texts/affairs.ts';
import { desk } from '../texts/desk.ts';
import { DeskPage } from './page.ts';
import { pickerStyles } from './picker-styles.ts';
import './reason-picker.ts';

type Month = DuesSheet['months'][number];
type Paid = Month & { readonly payment: NonNullable<Month['payment']> };
type Asking = { readonly what: 'proxy'; readonly who: string } | { readonly what: 'undo'; readonly month: Paid } | null;

export class DuesSheetPage extends DeskPage<DuesSheet> {
  static override properties = {
    person: { attribute: false },
    month: { type: String },
    year: { state: true },
    chosen: { state: true },
    asking: { state: true },
  };
  declare person: DeskPerson;
  /** The month that is chosen at first, if it is not paid. */
  declare month: string;
  /** Empty: the year of `month`. */
  declare private year: string;
  /** Months that are about to be paid; null: `month` alone. */
  declare private chosen: readonly string[] | null;
  declare private asking: Asking;

  static override styles = [
    ...DeskPage.styles,
    pickerStyles,
    css`
      .months {
        grid-template-columns: var(--touch) repeat(6, minmax(0, 1fr)) var(--touch);
      }
      .turn {
        grid-area: 1 / 1 / 3 / 2;
      }
      .turn + .turn {
        grid-area: 1 / 8 / 3 / 9;
      }
      .grid .chip {
        padding: 0;
        font-size: var(--text-note);
        font-variant-numeric: tabular-nums;
      }
      .acts {
        grid-auto-rows: minmax(var(--row), auto);
      }
      .paid {
        background: var(--ok-soft);
        border-color: var(--ok);
      }
    `,
  ];

  constructor() {
    super();
    this.month = '';
    this.year = '';
    this.chosen = null;
    this.asking = null;
  }

  protected override path(): string {
    return `dues/member?person=${this.person.id}&year=${this.year === '' ? this.month.slice(0, 4) : this.year}`;
  }

  /** Goes back to the months, where a reason was asked for. False: there is nothing to go back to. */
  stepBack(): boolean {
    const asked = this.asking !== null;
    this.asking = null;
    return asked;
  }

  #chosen({ months }: DuesSheet): readonly Month[] {
    const chosen = this.chosen ?? [this.month];
    return months.filter(({ month, payment }) => payment === null && chosen.includes(month));
  }

  #touch(data: DuesSheet, month: Month): void {
    if (isPaid(month)) this.asking = { what: 'undo', month };
    else {
      const chosen = this.#chosen(data).map((one) => one.month);
      const rest = chosen.filter((one) => one !== month.month);
      this.chosen = rest.length < chosen.length ? rest : [...chosen, month.month];
    }
  }

  async #pay(data: DuesSheet, more: { fen?: number; who?: string; reason?: string }): Promise<void> {
    const months = this.#chosen(data).map(({ month }) => month);
    const { person, asking } = this;
    const how = more.reason === undefined ? 'in-person' : 'proxy';
    const paid = { person: person.id, months, how, ...more } as const;
    if (!(await this.bench.run('dues.pay', paid, texts.done(person.name, months.length)))) return;
    this.#leave(asking);
    this.chosen = (this.chosen ?? []).filter((month) => !months.includes(month));
  }

  /** Fen that were typed in; null: none, and the secretary knows why. */
  async #askFen(label: string): Promise<number | null> {
    const text = await askText({ label, value: '', most: 10, lines: false, optional: false });
    const fen = text === null ? null : fenOf(text);
    if (text !== null && fen === null) this.bench.complain(texts.noAmount);
    return fen;
  }

  async #payOther(data: DuesSheet): Promise<void> {
    const fen = await this.#askFen(texts.amount);
    if (fen !== null) await this.#pay(data, { fen });
  }

  async #askProxy(): Promise<void> {
    const who = await askText({ label: texts.who, value: '', most: 24, lines: false, optional: true });
    if (who !== null) this.asking = { what: 'proxy', who };
  }

  async #undo({ month }: Paid, reason: string): Promise<void> {
    const { asking } = this;
    if (await this.bench.run('dues.undo', { month, person: this.person.id, reason }, texts.undone)) this.#leave(asking);
  }

  /** The months show what was done before its answer is here: what was asked for meanwhile stays. */
  #leave(asking: Asking): void {
    if (this.asking === asking) this.asking = null;
  }

  async #setBase(): Promise<void> {
    const { person, month } = this;
    const fen = await this.#askFen(texts.baseAmount(texts.month(month)));
    if (fen === null) return;
    await this.bench.run(
      'dues-base.set',
      { person: person.id, fen, from: month },
      texts.baseSet(person.name, yuan(fen)),
    );
  }

  #months(data: DuesSheet): TemplateResult {
    const chosen = this.#chosen(data);
    const fen = chosen.every(({ base }) => base !== null)
      ? chosen.reduce((sum, { base }) => sum + (base ?? 0), 0)
      : null;
    const base = data.months.find(({ month }) => month === this.month)?.base ?? null;
    const turn = (by: 1 | -1) => () => (this.year = String(Number(data.year) + by));
    const none = chosen.length === 0;
    return html`<p class="middle figure" aria-live="polite">${texts.sheet(data.year, base === null ? null : yuan(base), data.reviewed)}</p>
      <div class="grid months">
        <button class="button turn" aria-label=${texts.yearEarlier} @click=${turn(-1)}><k-icon name="chevron-left"></k-icon></button>
        <button class="button turn" aria-label=${texts.yearLater} @click=${turn(1)}><k-icon name="chevron-right"></k-icon></button>
        ${data.months.map((month) => {
          const pressed = chosen.includes(month);
          return html`<button class="button chip ${isPaid(month) ? 'paid' : ''}" aria-pressed=${pressed} @click=${() => this.#touch(data, month)}>
            <span>${isPaid(month) ? '✓ ' : ''}${texts.monthShort(month.month)}<br />${yuan(isPaid(month) ? month.payment.fen : month.base)}</span>
          </button>`;
        })}
      </div>
      <div class="grid acts">
        <button class="button primary" ?disabled=${none} @click=${() => this.#pay(data, {})}>${texts.pay(chosen.length, fen === null ? null : yuan(fen))}</button>
        <button class="button" ?disabled=${none} @click=${() => this.#askProxy()}>${texts.proxy}</button>
        <button class="button" ?disabled=${none} @click=${() => this.#payOther(data)}>${texts.other}</button>
        <button class="button" @click=${() => this.#setBase()}>${texts.changeBase}</button>
      </div>`;
  }

  protected override render(): TemplateResult {
    const { data, asking, person } = this;
    if (data === null) return html`<p class="middle">${desk.loading}</p>`;
    if (asking === null) return this.#months(data);
    if (asking.what === 'proxy')
      return html`<reason-picker .question=${texts.whyProxy(person.name)} .usual=${texts.proxyReasons}
        @reason=${(event: CustomEvent<string>) => this.#pay(data, { who: asking.who, reason: event.detail })}></reason-picker>`;
    const { month } = asking;
    return html`<reason-picker .question=${texts.whyUndo(person.name, texts.month(month.month), texts.payment(month.payment, yuan(month.payment.fen)))}
      .usual=${texts.undoReasons} @reason=${(event: CustomEvent<string>) => this.#undo(month, event.detail)}></reason-picker>`;
  }
}

function isPaid(month: Month): month is Paid {
  return month.payment !== null;
}

define('dues-sheet', DuesSheetPage);
