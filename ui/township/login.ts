/** Signing in: account and password, and the code where the account asks for one. Sends `sign-in`. */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { Ticking } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { login as texts } from '../texts/township.ts';
import { complaint } from './complaint.ts';
import { Door } from './door.ts';

export interface SignIn {
  readonly name: string;
  readonly password: string;
  /** Empty where none was asked. */
  readonly code: string;
}

export class TownshipLogin extends Door {
  static override properties: PropertyDeclarations = {
    township: { type: String },
    codeAsked: { type: Boolean },
    lockedUntil: { type: Number },
  };
  /** Whose console it is; empty: nobody has said. */
  declare township: string;
  /** The password is right, and the account has a code as well. */
  declare codeAsked: boolean;
  /** ms since the epoch by the page's clock; 0: not locked. */
  declare lockedUntil: number;

  constructor() {
    super();
    this.township = '';
    this.codeAsked = false;
    this.lockedUntil = 0;
    new Ticking(this);
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const detail: SignIn = {
      name: this.value('name').trim(),
      password: this.value('password'),
      code: this.value('code').trim(),
    };
    if (!this.busy) this.send('sign-in', detail);
  };

  protected override render(): TemplateResult {
    const seconds = Math.max(0, Math.ceil((this.lockedUntil - Date.now()) / 1000));
    const trouble = seconds > 0 ? texts.locked(seconds) : this.trouble;
    const form = html`<form @submit=${this.#submit}>
      <label>${texts.name}<input name="name" autocomplete="username" required autocapitalize="off" spellcheck="false" /></label>
      <label>${texts.password}<input name="password" type="password" autocomplete="current-password" required /></label>
      ${
        this.codeAsked
          ? html`<label>${texts.code}
              <input name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" maxlength="6" required />
              <span class="note">${texts.codeNote}</span></label>`
          : nothing
      }
      ${complaint(trouble)}
      <button class="button primary" ?disabled=${this.busy || seconds > 0}>${this.busy ? texts.checking : texts.signIn}</button>
    </form>`;
    return this.door(texts.heading(this.township), texts.note, form);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('codeAsked') && this.codeAsked)
      this.renderRoot.querySelector<HTMLInputElement>('[name=code]')?.focus();
  }
}

define('township-login', TownshipLogin);
