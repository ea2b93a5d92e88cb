/** A decision is entered: text, measures, who answers for it, until when, and the vote. Sends `decision`. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { CommandDataOf } from '../../server/domain/commands.ts';
import type { Votes } from '../../server/domain/vocabulary.ts';
import type { DeskPerson } from '../../server/kiosk/contract.ts';
import { newId } from '../elements/api.ts';
import { dayText } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import '../elements/keyboard-field.ts';
import { decisions as texts } from '../texts/proceedings.ts';
import { votesText } from '../texts/steps.ts';
import './moment-wheel.ts';
import type { Moment } from './moment-wheel.ts';
import './person-picker.ts';
import { pickerStyles } from './picker-styles.ts';
import { DeskSection } from './section.ts';

export type DecisionDraft = Omit<CommandDataOf<'decision.make'>, 'meeting'>;

const month = 30 * 86_400_000;

export class DecisionForm extends DeskSection {
  static override properties = {
    voters: { type: Number },
    from: { type: String },
    draft: { state: true },
    person: { state: true },
    stage: { state: true },
  };
  /** How many may vote. */
  declare voters: number;
  /** The meeting's date; what is decided is due a month later unless told. */
  declare from: string;
  declare private draft: Omit<DecisionDraft, 'person'> | null;
  declare private person: DeskPerson | null;
  declare private stage: 'form' | 'person' | 'due' | 'votes';

  static override styles = [
    ...DeskSection.styles,
    pickerStyles,
    css`
      .counters {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: var(--between);
      }
    `,
  ];

  constructor() {
    super();
    this.voters = 0;
    this.from = '';
    this.draft = null;
    this.person = null;
    this.stage = 'form';
  }

  #fresh(): Omit<DecisionDraft, 'person'> {
    const due = new Date(Date.parse(this.from) + month).toISOString().slice(0, 10);
    return { decision: newId(), text: '', measures: '', due };
  }

  #form(draft: Omit<DecisionDraft, 'person'>): TemplateResult {
    const set = (change: Partial<DecisionDraft>) => (this.draft = { ...draft, ...change });
    const field = (label: string, value: string, to: 'person' | 'due' | 'votes') =>
      html`<button class="button field" @click=${() => (this.stage = to)}><small>${label}</small><b class="figure">${value}</b></button>`;
    const { person } = this;
    return html`<div class="grid">
      <text-field class="span-4" .label=${texts.text} .value=${draft.text} .most=${500} lines
        @text=${({ detail }: CustomEvent<string>) => set({ text: detail })}></text-field>
      <text-field class="span-4" .label=${texts.measures} .value=${draft.measures} .most=${2000} lines optional
        @text=${({ detail }: CustomEvent<string>) => set({ measures: detail })}></text-field>
      ${field(texts.person, person?.name ?? texts.choose, 'person')} ${field(texts.due, dayText(draft.due), 'due')}
      ${field(texts.votes, draft.votes === undefined ? texts.noVote : texts.votesShort(draft.votes), 'votes')}
      <button class="button primary" ?disabled=${draft.text === '' || person === null}
        @click=${() => (person === null ? undefined : this.send<DecisionDraft>('decision', { ...draft, person: person.id }))}>
        ${texts.save}</button>
    </div>`;
  }

  /** All who are here agree, unless somebody does not. */
  #votes(draft: Omit<DecisionDraft, 'person'>): TemplateResult {
    const votes = draft.votes ?? { for: this.voters, against: 0, abstain: 0 };
    const set = (change: Partial<Votes>) => (this.draft = { ...draft, votes: { ...votes, ...change } });
    const counter = (name: keyof Votes, label: string, by: (votes: number) => Partial<Votes>) =>
      html`<div class="card">
        <p class="middle lead figure">${label} <b>${texts.ballots(votes[name])}</b></p>
        <div class="row">
          <button class="button key" aria-label=${texts.fewer(label)} ?disabled=${votes[name] === 0} @click=${() => set(by(-1))}>
            <k-icon name="minus"></k-icon></button>
          <button class="button key" aria-label=${texts.more(label)} @click=${() => set(by(1))}><k-icon name="plus"></k-icon></button>
        </div>
      </div>`;
    return html`<div class="counters">${counter('for', texts.for, (one) => ({ for: votes.for + one }))}
      ${counter('against', texts.against, (one) => ({ against: votes.against + one, for: Math.max(0, votes.for - one) }))}
      ${counter('abstain', texts.abstain, (one) => ({ abstain: votes.abstain + one, for: Math.max(0, votes.for - one) }))}</div>
      <div class="row">
        <button class="button primary" @click=${() => {
          this.draft = { ...draft, votes };
          this.stage = 'form';
        }}>${texts.take}<small class="unseen">${votesText(votes)}</small></button>
        ${
          draft.votes === undefined
            ? nothing
            : html`<button class="button" @click=${() => {
                const { votes: _, ...without } = draft;
                this.draft = without;
                this.stage = 'form';
              }}>${texts.noVote}</button>`
        }
      </div>`;
  }

  protected override render(): TemplateResult {
    this.draft ??= this.#fresh();
    const { draft } = this;
    switch (this.stage) {
      case 'form':
        return this.#form(draft);
      case 'person':
        return html`<person-picker .bench=${this.bench} .people=${this.bench.desk.people.filter(({ standing }) => standing === 'member')}
          @pick=${({ detail }: CustomEvent<DeskPerson>) => {
            this.person = detail;
            this.stage = 'form';
          }}></person-picker>`;
      case 'due':
        return html`<moment-wheel .kind=${'date'} .moment=${{ date: draft.due, time: '09:00' }}
          @moment=${({ detail }: CustomEvent<Moment>) => {
            this.draft = { ...draft, due: detail.date };
            this.stage = 'form';
          }}></moment-wheel>`;
      case 'votes':
        return this.#votes(draft);
    }
  }
}

define('decision-form', DecisionForm);
