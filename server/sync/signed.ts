/**
 * How both ends know each other without a secret on the wire: a box signs each request, the other end signs each answer
 * over the request's signature. So an answer cannot be taken for another's, and what time it tells can be believed.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isSignedBy, type SigningKey } from './keys.ts';

/** Header fields, lower case as Node has them. */
export const signedHeaders = {
  origin: 'sync-origin',
  time: 'sync-time',
  nonce: 'sync-nonce',
  signature: 'sync-signature',
} as const;

export interface RequestSeal {
  /** Which box asks: the origin it was enrolled with. */
  readonly origin: string;
  /** ms since the epoch. */
  readonly time: number;
  /** Never the same twice. */
  readonly nonce: string;
  readonly signature: Uint8Array;
}

export interface AnswerSeal {
  readonly time: number;
  readonly signature: Uint8Array;
}

const digest = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex');
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

type Asked = Omit<RequestSeal, 'signature'> & { readonly path: string };

/** What is signed: JSON without spaces. The body goes in as the SHA-256 of its bytes as sent. */
const requestText = ({ path, origin, time, nonce }: Asked, body: Uint8Array): string =>
  JSON.stringify(['request', 1, 'POST', path, origin, time, nonce, digest(body)]);

const answerText = (request: Uint8Array, status: number, time: number, body: Uint8Array): string =>
  JSON.stringify(['answer', 1, base64url(request), status, time, digest(body)]);

export function sealRequest(asked: Asked, body: Uint8Array, key: SigningKey): RequestSeal {
  const { origin, time, nonce } = asked;
  return { origin, time, nonce, signature: key.sign(requestText(asked, body)) };
}

export const isRequestOf = (publicKey: Uint8Array, path: string, seal: RequestSeal, body: Uint8Array): boolean =>
  isSignedBy(publicKey, requestText({ path, ...seal }, body), seal.signature);

export const sealAnswer = (
  request: Uint8Array,
  { status, time, body }: { status: number; time: number; body: Uint8Array },
  key: SigningKey,
): AnswerSeal => ({ time, signature: key.sign(answerText(request, status, time, body)) });

export const isAnswerOf = (
  publicKey: Uint8Array,
  request: Uint8Array,
  { status, seal, body }: { status: number; seal: AnswerSeal; body: Uint8Array },
): boolean => isSignedBy(publicKey, answerText(request, status, seal.time, body), seal.signature);

const time = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const signature = z
  .string()
  .regex(/^[\w-]{86}$/)
  .transform((text): Uint8Array => Buffer.from(text, 'base64url'));

const RequestHeaders = z
  .object({
    [signedHeaders.origin]: z.string().regex(/^[\w-]{1,64}$/),
    [signedHeaders.time]: time,
    [signedHeaders.nonce]: z.string().regex(/^[\w-]{16,64}$/),
    [signedHeaders.signature]: signature,
  })
  .transform(
    (h): RequestSeal => ({
      origin: h['sync-origin'],
      time: h['sync-time'],
      nonce: h['sync-nonce'],
      signature: h['sync-signature'],
    }),
  );

const AnswerHeaders = z
  .object({ [signedHeaders.time]: time, [signedHeaders.signature]: signature })
  .transform((h): AnswerSeal => ({ time: h['sync-time'], signature: h['sync-signature'] }));

/** The seal in a request's header fields; undefined where there is none. */
export const requestSealIn = (headers: unknown): RequestSeal | undefined => RequestHeaders.safeParse(headers).data;
export const answerSealIn = (headers: unknown): AnswerSeal | undefined => AnswerHeaders.safeParse(headers).data;

export const headersOfRequest = ({ origin, time, nonce, signature }: RequestSeal): Record<string, string> => ({
  [signedHeaders.origin]: origin,
  [signedHeaders.time]: String(time),
  [signedHeaders.nonce]: nonce,
  [signedHeaders.signature]: base64url(signature),
});

export const headersOfAnswer = ({ time, signature }: AnswerSeal): Record<string, string> => ({
  [signedHeaders.time]: String(time),
  [signedHeaders.signature]: base64url(signature),
});
