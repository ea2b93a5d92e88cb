/** Blobs over the wire: every cut, every kind of no, and the queue that yields. */
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { hashOf } from '../../server/sync/blob-files.ts';
import { type Blobs, blobLimits, readWhole } from '../../server/sync/blobs.ts';
import type { Carry } from '../../server/sync/client.ts';
import { blobRests, runBlobs } from '../../server/sync/run-blobs.ts';
import { soon } from '../soon.ts';
import { type Ends, ends, shelf, spoiltShelf } from './blob-ends.ts';
import { photo } from './blobs.contract.ts';
import { acceptedBox, startHub, tempLog } from './ends.ts';

const numRuns = Math.min(500, Number(process.env.FC_RUNS ?? 20));
interface Queue {
  readonly here: Blobs;
  readonly rests: number[];
  /** Until it is woken. */
  isResting: boolean;
  /** ms, as its clock has it, which goes by its rests and by the test. */
  time: number;
  quiet: boolean;
  news(): void;
  close(): Promise<void>;
}

/** Its rests are over at once but the long ones, which last until it is woken, if it is not `restless`. */
function queue(two: Ends, here: Blobs, carry?: Carry, { restless } = { restless: false }): Queue {
  const rests: number[] = [];
  const state: Queue = {
    ...{ here, rests, isResting: false, time: 0, quiet: true },
    ...{ news: () => link.news(), close: () => link.close() },
  };
  const link = runBlobs(
    {
      blobs: here,
      peer: two.box.peer(carry).blobs,
      evidence: () => two,
      isQuiet: () => state.quiet,
      random: () => 1,
      now: () => state.time,
      async rest(ms, signal) {
        rests.push(ms);
        state.isResting = ms >= blobRests.first && !restless && !signal.aborted;
        if (state.isResting)
          await new Promise<void>((resolve) => {
            signal.addEventListener('abort', () => {
              state.isResting = false;
              resolve();
            });
          });
        signal.throwIfAborted();
        state.time += ms;
      },
    },
    (error) => {
      throw error;
    },
  );
  onTestFinished(() => link.close());
  return state;
}

const whole = (blobs: Blobs, content: Uint8Array) =>
  vi.waitFor(async () => {
    const found = await readWhole(blobs, hashOf(content));
    expect(found !== undefined && Buffer.from(found).equals(content)).toBe(true);
  }, soon);

describe('a blob on its way', () => {
  it('arrives whole wherever the line is cut, in both directions', async () => {
    const cut = fc.constantFrom('through', 'request lost', 'reply lost', 'half a reply', 'a bit flipped');
    const two = await ends();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 300_000 }),
        fc.array(cut, { maxLength: 12 }),
        fc.boolean(),
        async (size, fates, up) => {
          const content = photo(size, size);
          const left = [...fates];
          const carry: Carry = async (path, headers, body) => {
            const fate = left.shift();
            if (fate === 'request lost') throw new Error(fate);
            const flipped = Buffer.from(body);
            flipped[body.length >> 1] = (flipped[body.length >> 1] ?? 0) ^ 1;
            const reply = await two.hub.carry(path, headers, fate === 'a bit flipped' ? flipped : body);
            if (fate === 'reply lost') throw new Error(fate);
            return fate === 'half a reply' ? { ...reply, body: reply.body.subarray(0, reply.body.length / 2) } : reply;
          };
          const here = shelf();
          const there = shelf();
          await (up ? here : there).put(content);
          Object.assign(two, { there, named: [hashOf(content)] });
          const line = queue(two, here, carry, { restless: true });
          await whole(up ? there : here, content);
          await line.close();
        },
      ),
      { numRuns },
    );
  });

  it('goes on after every piece that it was cut at, and sends none twice', async () => {
    const size = 5 * blobLimits.piece + 100;
    const content = photo(7, size);
    const two = await ends();
    for (let cutAt = 0; cutAt <= 6; cutAt += 1) {
      two.there = shelf();
      const here = shelf();
      await here.put(content);
      two.named = [hashOf(content)];
      const sent: number[] = [];
      const carry: Carry = (path, headers, body) => {
        if (path === '/sync/blob-send') {
          if (sent.length === cutAt && cutAt < 6) {
            sent.push(0);
            throw new Error('cut');
          }
          sent.push(body.length);
        }
        return two.hub.carry(path, headers, body);
      };
      const line = queue(two, here, carry);
      await whole(two.there, content);
      await line.close();
      const heads = 6 * 130;
      expect(sent.reduce((sum, length) => sum + length, 0)).toBeLessThan(size + heads);
    }
  });

  it.each([true, false])('begins anew with one of which all had come when the power went (up: %s)', async (up) => {
    const size = 2 * blobLimits.piece + 100;
    const content = photo(8, size);
    const hash = hashOf(content);
    const two = await ends();
    const [from, to] = [shelf(), spoiltShelf(hash, size)];
    await from.put(content);
    Object.assign(two, { there: up ? to : from, named: [hash] });
    const line = queue(two, up ? from : to, undefined, { restless: true });
    await whole(to, content);
    await line.close();
  });

  it('waits as long as the link has something to do', async () => {
    const two = await ends();
    const here = shelf();
    const content = photo(1, 3 * blobLimits.piece);
    await here.put(content);
    two.named = [hashOf(content)];
    let sent = 0;
    const line = queue(two, here, (path, headers, body) => {
      if (path === '/sync/blob-send') {
        sent += 1;
        line.quiet = false; // a sign-in has come
      }
      return two.hub.carry(path, headers, body);
    });
    for (const pieces of [1, 2, 3]) {
      await vi.waitFor(() => expect(line.rests.length).toBe(pieces), soon);
      expect(sent).toBe(pieces);
      line.quiet = true;
      line.news();
    }
    await whole(two.there, content);
  });

  it('takes what is named meanwhile first, and rests when all is there', async () => {
    const two = await ends();
    const here = shelf();
    const contents = [1, 2, 3].map((seed) => photo(seed, 1000));
    const [oldest, older, newest] = await Promise.all(contents.map((content) => here.put(content)));
    if (!oldest || !older || !newest) throw new Error('three were put');
    two.named = [older.hash, oldest.hash];
    const order: string[] = [];
    const line = queue(two, here, (path, headers, body) => {
      if (path === '/sync/blob-send') {
        order.push(JSON.parse(Buffer.from(body).toString('latin1').split('\n')[0] ?? '').hash);
        if (!two.named.includes(newest.hash)) two.named = [newest.hash, ...two.named];
      }
      return two.hub.carry(path, headers, body);
    });
    await vi.waitFor(() => expect(order).toEqual([older.hash, newest.hash, oldest.hash]), soon);
    await vi.waitFor(() => expect(line.rests.at(-1)).toBeGreaterThan(blobRests.first), soon);
  });

  it('asks again as long as the other end names what was taken back', async () => {
    const two = await ends();
    const hash = hashOf(photo(1, 1000));
    two.named = [hash]; // as the township has it still
    const line = queue(Object.assign(Object.create(two), { named: [], takenBack: [hash] }), shelf());
    await vi.waitFor(() => expect(line.rests.length).toBe(1), soon);
    expect(line.rests[0]).toBeLessThanOrEqual(blobRests.first);
  });

  it('leaves a township of an older program alone for a day', async () => {
    const hub = await startHub(await tempLog());
    const line = queue(
      { hub, box: acceptedBox(hub), there: shelf(), named: [hashOf(photo(1, 1))], takenBack: [] },
      shelf(),
    );
    await vi.waitFor(() => expect(line.rests).toEqual([24 * 3_600_000]), soon);
  });

  it('passes over one that is damaged here, and sends the others', async () => {
    const two = await ends();
    const here = shelf();
    const [bad, good] = [photo(1, 1000), photo(2, 1000)];
    for (const content of [bad, good]) await here.put(content);
    two.named = [hashOf(bad), hashOf(good)];
    const read: Blobs['read'] = async (hash, from) => {
      const piece = await here.read(hash, from);
      return piece && hash === hashOf(bad) ? { ...piece, bytes: new Uint8Array(piece.bytes.length) } : piece;
    };
    queue(two, { ...here, read });
    await whole(two.there, good);
    expect(await two.there.held([hashOf(bad)])).toEqual(new Map());
  });
});

/** What goes over the line, by path. */
function counted(two: Ends) {
  const sent: Record<string, number> = { '/sync/blobs': 0, '/sync/blob-send': 0, '/sync/blob-fetch': 0 };
  const carry: Carry = (path, headers, body) => {
    sent[path] = (sent[path] ?? 0) + 1;
    return two.hub.carry(path, headers, body);
  };
  return { sent, carry };
}

describe('a metered line', () => {
  const hour = 3_600_000;
  /** Resolves when the queue rests at their end. */
  async function goesBy(line: Queue, hours: number): Promise<void> {
    const rested = () => vi.waitFor(() => expect(line.isResting).toBe(true), soon);
    await rested();
    for (const until = line.time + hours * hour; line.time < until; ) {
      line.time = Math.min(until, line.time + (line.rests.at(-1) ?? 0));
      line.news();
      await rested();
    }
  }

  it('carries a question once a day where both ends have everything', async () => {
    const two = await ends();
    const here = shelf();
    const content = photo(1, 1000);
    for (const end of [here, two.there]) await end.add(hashOf(content), { size: 1000, from: 0, bytes: content });
    two.named = [hashOf(content)];
    const { sent, carry } = counted(two);
    const line = queue(two, here, carry);
    await goesBy(line, 23);
    expect(sent).toEqual({ '/sync/blobs': 1, '/sync/blob-send': 0, '/sync/blob-fetch': 0 });
    await goesBy(line, 2);
    expect(sent['/sync/blobs']).toBe(2);
  });

  it('is asked more and more seldom for what neither end has, and at once for what is new', async () => {
    const two = await ends();
    const here = shelf();
    two.named = [hashOf(photo(1, 1000))];
    const { sent, carry } = counted(two);
    const line = queue(two, here, carry);
    await goesBy(line, 23);
    expect(sent['/sync/blobs']).toBe(11); // after 1, 3, 7, … 1,023 minutes
    const next = photo(2, 1000);
    await here.put(next);
    two.named = [hashOf(next), ...two.named];
    line.news();
    await whole(two.there, next);
  });

  it('is not tried with each of many where there is no room, and other ways go on', async () => {
    const two = await ends();
    const here = shelf();
    const [wanted, ...contents] = [1, 2, 3, 4].map((seed) => photo(seed, 1000));
    if (wanted === undefined) throw new Error('there are four');
    for (const content of contents) await here.put(content);
    await two.there.add(hashOf(wanted), { size: 1000, from: 0, bytes: wanted });
    let isFull = true;
    const there = two.there;
    two.there = { ...there, add: async (hash, piece) => (isFull ? { kind: 'full' } : there.add(hash, piece)) };
    two.named = [...contents, wanted].map(hashOf);
    const { sent, carry } = counted(two);
    const line = queue(two, here, carry);
    await goesBy(line, 23);
    await whole(here, wanted);
    expect(sent['/sync/blob-send']).toBe(11);
    isFull = false;
    await goesBy(line, 24);
    for (const content of contents) await whole(two.there, content);
  });

  it('carries one that is damaged here once', async () => {
    const two = await ends();
    const here = shelf();
    const content = photo(1, 1000);
    await here.put(content);
    two.named = [hashOf(content)];
    const read: Blobs['read'] = async (hash, from) => {
      const piece = await here.read(hash, from);
      return piece && { ...piece, bytes: new Uint8Array(piece.bytes.length) };
    };
    const { sent, carry } = counted(two);
    await goesBy(queue(two, { ...here, read }, carry), 48);
    expect(sent['/sync/blob-send']).toBe(1);
  });

  it('is asked at once for what was taken back, however long it has been there', async () => {
    const two = await ends();
    const here = shelf();
    const content = photo(1, 1000);
    await here.put(content);
    two.named = [hashOf(content)];
    const { sent, carry } = counted(two);
    const line = queue(two, here, carry);
    await whole(two.there, content);
    await goesBy(line, 1);
    const asked = sent['/sync/blobs'] ?? 0;
    Object.assign(two, { named: [], takenBack: two.named });
    line.news();
    await vi.waitFor(() => expect(sent['/sync/blobs']).toBe(asked + 1), soon);
  });
});

describe('a fault of one blob', () => {
  it.each([
    ['the card cannot read it', 'here'],
    ['the township cannot keep it', 'there'],
    ['the township finds it too large', 'too large'],
  ])('%s: those behind it go on', async (_, where) => {
    const two = await ends();
    const here = shelf();
    const [bad, good] = [photo(1, 1000), photo(2, 1000)];
    for (const content of [bad, good]) await here.put(content);
    two.named = [hashOf(bad), hashOf(good)];
    const ofBad = (hash: string): void => {
      if (hash === hashOf(bad))
        throw Object.assign(new Error('EIO: i/o error, read'), { syscall: 'read', code: 'EIO' });
    };
    const there = two.there;
    if (where === 'there')
      two.there = {
        ...there,
        async add(hash, piece) {
          ofBad(hash);
          return there.add(hash, piece);
        },
      };
    const read: Blobs['read'] = async (hash, from) => {
      if (where === 'here') ofBad(hash);
      const piece = await here.read(hash, from);
      return piece && where === 'too large' && hash === hashOf(bad) ? { ...piece, size: blobLimits.blob + 1 } : piece;
    };
    queue(two, { ...here, read });
    await whole(two.there, good);
  });
});
