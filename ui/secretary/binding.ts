/** 发卡绑卡: one after another down the list, or a single person's cards and booklets. */
import { html, nothing, type TemplateResult } from 'lit';
import type { CredentialKind } from '../../server/domain/vocabulary.ts';
import type { DeskPerson } from '../../server/kiosk/contract.ts';
import { define } from '../elements/element.ts';
import { credentialStates, credentials, reasons, sections } from '../texts/desk.ts';
import { binding as texts } from '../texts/office.ts';
import './binding-run.ts';
import './person-picker.ts';
import './reason-picker.ts';
import { DeskSection, fullName } from './section.ts';

type Credential = DeskPerson['credentials'][number];
type Stage =
  | { readonly at: 'menu' | 'find' }
  | { readonly at: 'run'; readonly people: readonly DeskPerson[]; readonly kinds: readonly CredentialKind[] }
  | { readonly at: 'person'; readonly id: string }
  | { readonly at: 'unbind'; readonly id: string; readonly credential: Credential };

const menu: Stage = { at: 'menu' };
const either: readonly CredentialKind[] = ['card', 'booklet'];

export class DeskBinding extends DeskSection {
  static override properties = { stage: { state: true } };
  declare private stage: Stage;

  constructor() {
    super();
    this.stage = menu;
  }

  #members(): readonly DeskPerson[] {
    return this.bench.desk.people.filter(({ standing }) => standing !== 'invitee');
  }

  #menu(): TemplateResult {
    const run = (kinds: readonly CredentialKind[]): void => {
      this.stage = { at: 'run', people: this.#members().filter((person) => lacks(person, kinds)), kinds };
    };
    const choice = (label: string, kinds: readonly CredentialKind[]) => {
      const left = this.#members().filter((person) => lacks(person, kinds)).length;
      return html`<button class="button" ?disabled=${left === 0} @click=${() => run(kinds)}>
        <span>${label}<br /><small class="figure">${texts.left(left)}</small></span>
      </button>`;
    };
    return html`<p class="lead middle">${texts.which}</p>
      <div class="grid three">
        ${choice(texts.cards, ['card'])} ${choice(texts.booklets, ['booklet'])} ${choice(texts.both, either)}
      </div>
      <div class="center">
        <button class="button" @click=${() => (this.stage = { at: 'find' })}><k-icon name="search"></k-icon>${texts.find}</button>
      </div>`;
  }

  #person(person: DeskPerson): TemplateResult {
    const { bench } = this;
    const good = person.credentials.filter(({ state }) => state !== 'replaced').slice(0, 3);
    return html`${good.map(
      (credential) => html`<div class="item">
        <k-icon name=${credential.kind === 'card' ? 'card' : 'barcode'}></k-icon>
        <p class="figure"><b>${credentials[credential.kind]} …${credential.tail}</b><small>${credentialStates[credential.state]}</small></p>
        <div class="row">
          ${
            credential.state === 'lost'
              ? html`<button class="button" @click=${() => bench.run('credential.report-found', { key: credential.key }, texts.found)}>${texts.isFound}</button>`
              : html`<button class="button" @click=${() => bench.run('credential.report-lost', { key: credential.key }, texts.lost)}>${texts.isLost}</button>`
          }
          <button class="button danger" @click=${() => (this.stage = { at: 'unbind', id: person.id, credential })}>${texts.unbind}</button>
        </div>
      </div>`,
    )}
    ${good.length === 0 ? html`<p class="lead middle">${texts.none}</p>` : nothing}
    <div class="center">
      <button class="button" @click=${() => (this.stage = { at: 'run', people: [person], kinds: either })}>
        <k-icon name="nfc"></k-icon>${texts.bindOne}</button>
    </div>`;
  }

  async #unbind(id: string, { key }: Credential, reason: string): Promise<void> {
    if (await this.bench.run('credential.unbind', { key, reason }, texts.unbound)) this.stage = { at: 'person', id };
  }

  #body(person: DeskPerson | undefined): TemplateResult {
    const { stage, bench } = this;
    switch (stage.at) {
      case 'menu':
        return this.#menu();
      case 'find':
        return html`<person-picker .bench=${bench} .people=${this.#members()} .note=${heldBy}
          @pick=${(event: CustomEvent<DeskPerson>) => (this.stage = { at: 'person', id: event.detail.id })}></person-picker>`;
      case 'run':
        return html`<binding-run .bench=${bench} .people=${stage.people} .kinds=${stage.kinds}
          @finished=${() => (this.stage = menu)}></binding-run>`;
      case 'person':
        return person === undefined ? this.#menu() : this.#person(person);
      case 'unbind':
        return html`<reason-picker .question=${texts.whyUnbind(credentials[stage.credential.kind], stage.credential.tail)}
          .usual=${reasons.unbind}
          @reason=${(event: CustomEvent<string>) => this.#unbind(stage.id, stage.credential, event.detail)}></reason-picker>`;
    }
  }

  protected override render(): TemplateResult {
    const { stage } = this;
    const { title, help } = sections.binding;
    const person = 'id' in stage ? this.bench.desk.people.find(({ id }) => id === stage.id) : undefined;
    const back = () => {
      if (stage.at === 'menu') this.bench.go(null);
      else this.stage = menu;
    };
    return this.page({
      heading: person === undefined ? title : fullName(person),
      help,
      back,
      body: this.#body(person),
    });
  }
}

function lacks({ credentials: held }: DeskPerson, kinds: readonly CredentialKind[]): boolean {
  return kinds.some((kind) => !held.some((credential) => credential.kind === kind && credential.state === 'good'));
}

function heldBy({ credentials: held }: DeskPerson): string {
  const good = held.filter(({ state }) => state === 'good').map(({ kind }) => credentials[kind]);
  return good.length === 0 ? texts.none : [...new Set(good)].join('、');
}

define('desk-binding', DeskBinding);
