/** One's own account: another password, and the authenticator on one's phone. Sends `close`, and `changed` after a change. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Account, SecondFactorOffer } from '../../server/township/contract.ts';
import '../elements/dialog.ts';
import { define } from '../elements/element.ts';
import { ownAccount as texts } from '../texts/township.ts';
import { complaint } from './complaint.ts';
import { ConsoleElement, formStyles } from './console-element.ts';
import { passwordLeast } from './first-account.ts';
import { qrPicture, qrStyles } from './qr.ts';
import type { Act, Fetch } from './server.ts';

export class OwnAccount extends ConsoleElement {
  static override properties = {
    account: { attribute: false },
    act: { attribute: false },
    fetch: { attribute: false },
    offer: { attribute: false },
    trouble: { state: true },
    said: { state: true },
  };
  declare account: Account;
  declare act: Act;
  declare fetch: Fetch;
  /** The secret for the phone, once it is asked for. */
  declare offer: SecondFactorOffer | null;
  declare private trouble: string;
  declare private said: string;

  static override styles = [
    ...ConsoleElement.consoleStyles,
    formStyles,
    qrStyles,
    css`
      .scan {
        display: flex;
        align-items: center;
        gap: 16px;
      }
      h3 {
        margin: 20px 0 8px;
        font-size: 18px;
      }
      output {
        font: 700 20px/1.5 var(--hei);
        letter-spacing: 0.08em;
        overflow-wrap: anywhere;
      }
      footer {
        margin-top: 20px;
      }
    `,
  ];

  constructor() {
    super();
    this.offer = null;
    this.trouble = '';
    this.said = '';
  }

  #tell(trouble: string | null, said: string): void {
    this.trouble = trouble ?? '';
    this.said = trouble === null ? said : '';
    if (trouble === null) this.send('changed');
  }

  readonly #password = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const [old, password, again] = ['old', 'new', 'again'].map((name) => String(new FormData(form).get(name) ?? ''));
    if (password !== again) return this.#tell(texts.differ, '');
    const trouble = await this.act('account/password', { old, password });
    if (trouble === null) form.reset();
    this.#tell(trouble, texts.passwordSaid);
  };

  readonly #ask = async (): Promise<void> => {
    const offered = await this.fetch<SecondFactorOffer>('account/second-factor', undefined);
    this.trouble = offered.ok ? '' : offered.trouble;
    if (offered.ok) this.offer = offered.value;
  };

  readonly #confirm = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target as HTMLFormElement));
    const trouble = await this.act('account/second-factor', { ...given, secret: this.offer?.secret }, 'PUT');
    if (trouble === null) this.offer = null;
    this.#tell(trouble, texts.codeSaid);
  };

  #code(): TemplateResult {
    const { offer, account } = this;
    if (offer === null)
      return html`<div class="row"><span>${account.secondFactor ? texts.codeOn : texts.codeOff}</span>
        <button class="button" @click=${this.#ask}>${account.secondFactor ? texts.renew : texts.turnOn}</button></div>`;
    return html`<form @submit=${this.#confirm}>
      <div class="scan">${qrPicture(offer.qr, texts.qr)}<p>${texts.scan}</p></div>
      <p>${texts.secret}</p>
      <output>${offer.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</output>
      ${this.#digits('code', texts.code)}
      ${account.secondFactor ? this.#digits('old', texts.oldCode) : nothing}
      ${this.#secret('password', texts.old, 'current-password')}
      <div class="row"><button class="button primary">${texts.confirm}</button></div>
    </form>`;
  }

  #digits(name: string, label: string): TemplateResult {
    return html`<label>${label}
      <input name=${name} inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" maxlength="6" required /></label>`;
  }

  #secret(name: string, label: string, autocomplete: 'current-password' | 'new-password'): TemplateResult {
    return html`<label>${label}
      <input name=${name} type="password" autocomplete=${autocomplete} required maxlength="200"
        minlength=${autocomplete === 'new-password' ? passwordLeast : nothing} /></label>`;
  }

  protected override render(): TemplateResult {
    return html`<k-dialog open label=${texts.heading} @dismiss=${() => this.send('close')}>
      <h2>${texts.heading} · ${this.account.name}</h2>
      ${complaint(this.trouble)}
      ${this.said === '' ? nothing : html`<p class="said" role="status">${this.said}</p>`}
      <h3>${texts.codeHeading}</h3>
      ${this.#code()}
      <h3>${texts.passwordHeading}</h3>
      <form @submit=${this.#password}>
        ${this.#secret('old', texts.old, 'current-password')}
        ${this.#secret('new', texts.new(passwordLeast), 'new-password')}
        ${this.#secret('again', texts.again, 'new-password')}
        <div class="row"><button class="button">${texts.change}</button></div>
      </form>
      <footer class="row"><button class="button push" @click=${() => this.send('close')}>${texts.close}</button></footer>
    </k-dialog>`;
  }
}

define('own-account', OwnAccount);
