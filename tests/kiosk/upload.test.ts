import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import multipart from '@fastify/multipart';
import fastify from 'fastify';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uploadedFile } from '../../server/kiosk/http/upload.ts';
import { errorHandler } from '../../server/service/http/errors.ts';

const most = 1000;
const app = fastify();

beforeAll(async () => {
  await app.register(multipart, { limits: { fileSize: most } });
  app.setErrorHandler(errorHandler(pino({ enabled: false })));
  app.post('/', async (request) => ({ bytes: (await uploadedFile(request)).length }));
});

afterAll(() => app.close());

const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="members.csv"\r\n\r\n';
const tail = '\r\n--b--\r\n';

async function* oneByOne(pieces: readonly string[]) {
  for (const piece of pieces) {
    yield Buffer.from(piece);
    await setImmediate(); // it is taken before the next one comes
  }
}

async function send(...pieces: readonly string[]): Promise<unknown> {
  const sent = await app.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: Readable.from(oneByOne(pieces)),
  });
  return sent.json();
}

test('a file up to the limit comes whole', async () => {
  expect(await send(head, 'x'.repeat(most), tail)).toEqual({ bytes: most });
});

test.each([1, 10, most])('%i bytes too many are too many, wherever the pieces end', async (over) => {
  const text = 'x'.repeat(most + over);
  for (const cut of [most - 1, most, most + 1])
    expect(await send(head, text.slice(0, cut), text.slice(cut), tail)).toMatchObject({ error: 'too-large' });
});

test('a form without a file is none', async () => {
  expect(await send('--b--\r\n')).toMatchObject({ error: 'wrong-type' });
});
