/** The page behind the one-time link: the account that makes all others. Sends `first-account`. */
import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { define } from '../elements/element.ts';
import { firstAccount as texts } from '../texts/township.ts';
import { complaint } from './complaint.ts';
import { Door } from './door.ts';
import { hrefOf } from './route.ts';

export interface FirstAccount {
  readonly township: string;
  readonly name: string;
  readonly password: string;
}

/** Fewer characters are no password. */
export const passwordLeast = 10;

export class TownshipFirstAccount extends Door {
  static override properties: PropertyDeclarations = { open: { type: Boolean }, differ: { state: true } };
  /** Nobody has an account yet, so the link is still good. */
  declare open: boolean;
  declare private differ: boolean;

  constructor() {
    super();
    this.open = true;
    this.differ = false;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const password = this.value('password');
    this.differ = password !== this.value('again');
    if (this.differ || this.busy) return;
    const detail: FirstAccount = {
      township: this.value('township').trim(),
      name: this.value('name').trim(),
      password,
    };
    this.send('first-account', detail);
  };

  protected override render(): TemplateResult {
    if (!this.open) {
      const onward = html`<a class="button primary" href=${hrefOf({ page: 'wall' })}>${texts.toLogin}</a>`;
      return this.door(texts.heading, texts.used, onward);
    }
    const password = (name: string, label: string) => html`<label>${label}
      <input name=${name} type="password" autocomplete="new-password" minlength=${passwordLeast} maxlength="200" required /></label>`;
    const form = html`<form @submit=${this.#submit}>
      <label>${texts.township}<input name="township" minlength="2" maxlength="40" required placeholder=${texts.townshipExample} /></label>
      <label>${texts.name}<input name="name" autocomplete="username" minlength="2" maxlength="40" required spellcheck="false" /></label>
      ${password('password', texts.password)} ${password('again', texts.again)}
      ${complaint(this.differ ? texts.differ : this.trouble)}
      <button class="button primary" ?disabled=${this.busy}>${texts.create}</button>
    </form>`;
    return this.door(texts.heading, texts.note(passwordLeast), form);
  }
}

define('township-first-account', TownshipFirstAccount);
