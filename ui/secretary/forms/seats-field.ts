/** Who was elected into which seat of the committee: seats are added and taken away. Sends `seats` with all of them. */
import { css, html, type TemplateResult } from 'lit';
import type { Post } from '../../../server/domain/events/facts/branch.ts';
import type { FactOf } from '../../../server/domain/events/ledger.ts';
import type { DeskPerson } from '../../../server/kiosk/contract.ts';
import { newId } from '../../elements/api.ts';
import { define } from '../../elements/element.ts';
import { posts, entries as texts } from '../../texts/entries.ts';
import '../person-picker.ts';
import { pickerStyles } from '../picker-styles.ts';
import { chip, DeskSection } from '../section.ts';

type Seats = FactOf<'election'>['seats'];

/** Seats that a page shows; no policy knows a larger committee. */
const most = 9;

export class SeatsField extends DeskSection {
  static override properties = { seats: { attribute: false }, post: { state: true } };
  declare seats: Seats;
  /** Whose holder is being asked for; null: none. */
  declare private post: Post | null;

  static override styles = [
    ...DeskSection.styles,
    pickerStyles,
    css`
      .primary {
        grid-column-end: -1;
      }
    `,
  ];

  constructor() {
    super();
    this.seats = [];
    this.post = null;
  }

  #seated(post: Post, { id }: DeskPerson): void {
    this.seats = [...this.seats, { seat: newId(), post, person: id }];
    this.post = null;
  }

  protected override render(): TemplateResult {
    const { seats, post } = this;
    if (post !== null) {
      const free = this.desk.people.filter(
        ({ id, standing }) => standing === 'member' && seats.every((seat) => seat.person !== id),
      );
      return html`<person-picker .bench=${this.bench} .people=${free}
        @pick=${({ detail }: CustomEvent<DeskPerson>) => this.#seated(post, detail)}></person-picker>`;
    }
    const nameOf = (person: string | null) => this.desk.people.find(({ id }) => id === person)?.name ?? '';
    return html`<div class="grid five">
      ${seats.map((seat) =>
        chip(`${posts[seat.post]} ${nameOf(seat.person)}`, true, () => {
          this.seats = this.seats.filter((one) => one !== seat);
        }),
      )}
      ${
        seats.length < most
          ? (Object.keys(posts) as Post[]).map(
              (one) => html`<button class="button" @click=${() => (this.post = one)}>＋ ${posts[one]}</button>`,
            )
          : ''
      }
      <button class="button primary" ?disabled=${seats.length === 0} @click=${() => this.send('seats', seats)}>${texts.seatsReady}</button>
    </div>`;
  }
}

define('seats-field', SeatsField);
