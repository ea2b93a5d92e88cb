/** Who is signed in at the console, and what is answered to one who wants to be. */
import { z } from 'zod';
import { Id } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

/** 镇, 社区, 支部: whose rooms an account sees. */
export const Role = z.enum(['township', 'community', 'branch']);
export type Role = Sent<typeof Role>;

export const AccountName = z.string().trim().min(2).max(40);
export const Password = z.string().min(10).max(200);
/** 6 digits of an authenticator. */
export const OneTimeCode = z.string().regex(/^\d{6}$/);

export const Account = z.object({
  id: Id,
  name: z.string(),
  role: Role,
  /** What it may see; the township's sees all, whatever stands here. */
  units: z.array(Id),
  /** A one-time code is asked for beside the password. */
  secondFactor: z.boolean(),
});
export type Account = Sent<typeof Account>;

/** GET /api/session */
export const SessionState = z.object({
  /** The township's name; '' until the first account has given it. */
  township: z.string(),
  account: Account.nullable(),
  /** Levels below report to this one. */
  towns: z.boolean(),
  /** Nobody has an account yet: the link that the server printed makes the first one. */
  first: z.boolean(),
});
export type SessionState = Sent<typeof SessionState>;

/** POST /api/first-account: `token` of the printed link `…/#/first/TOKEN`, which no server's log sees behind the `#`. */
export const FirstAccountPost = z.strictObject({
  token: z.string().min(1).max(200),
  township: z.string().trim().min(2).max(40),
  name: AccountName,
  password: Password,
});
export type FirstAccountPost = Sent<typeof FirstAccountPost>;

/** POST /api/session; `code` where one was asked for. */
export const SessionPost = z.strictObject({
  name: z.string().trim().min(1).max(40),
  password: z.string().min(1).max(200),
  code: OneTimeCode.optional(),
});

/** The answer to it, and to POST /api/first-account */
export const SessionAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('in'), account: Account }),
  z.object({ kind: z.literal('wrong') }),
  /** Name and password are right: once more, with `code`. */
  z.object({ kind: z.literal('code-needed') }),
  z.object({ kind: z.literal('locked'), seconds: z.number() }),
]);
export type SessionAnswer = Sent<typeof SessionAnswer>;

/** POST /api/accounts */
export const AccountPost = z.strictObject({
  name: AccountName,
  password: Password,
  role: Role,
  units: z.array(Id).max(500),
});
export type AccountPost = Sent<typeof AccountPost>;

/** POST /api/accounts/disabled: it can sign in no longer, and its sessions end. Nobody disables the account that asks. */
export const AccountDisabledPost = z.strictObject({ id: Id, disabled: z.boolean() });
export type AccountDisabledPost = Sent<typeof AccountDisabledPost>;

export const AccountsPage = z.object({ accounts: z.array(Account.extend({ disabled: z.boolean() })) });
export type AccountsPage = Sent<typeof AccountsPage>;

/** POST /api/account/password: one's own; all other sessions of the account end. */
export const PasswordPost = z.strictObject({ old: z.string().max(200), password: Password });
export type PasswordPost = Sent<typeof PasswordPost>;

/** POST /api/account/second-factor: in force once a code of it has come back. */
export const SecondFactorOffer = z.object({
  /** Base32, for typing. */
  secret: z.string(),
  /** The same as a QR code for the phone, SVG. */
  qr: z.string(),
});
export type SecondFactorOffer = Sent<typeof SecondFactorOffer>;

/** PUT /api/account/second-factor: the secret that was offered, and a code of it; whose account it is must show again. */
export const SecondFactorPost = z.strictObject({
  secret: z.string().regex(/^[A-Z2-7]{32}$/),
  code: OneTimeCode,
  password: z.string().max(200),
  /** A code of the secret until now, where there is one. */
  old: OneTimeCode.optional(),
});
export type SecondFactorPost = Sent<typeof SecondFactorPost>;
