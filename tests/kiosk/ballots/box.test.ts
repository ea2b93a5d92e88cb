/** The ballot box: one vote each, nothing that links vote and voter, no order. */
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeBox, openBox } from '../../../server/kiosk/ballots/box.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'ballots-'));
const voters = Array.from({ length: 40 }, (_, n) => `person-${n}`);
const questions = 4;
const answers = 3;
const shape = { ballot: 'b1', voters, questions, answers };

const votesArbitrary = fc
  .uniqueArray(fc.constantFrom(...voters), { minLength: 1 })
  .chain((people) =>
    fc.tuple(
      fc.constant(people),
      fc.array(fc.array(fc.option(fc.nat(answers - 1)), { minLength: questions, maxLength: questions }), {
        minLength: people.length,
        maxLength: people.length,
      }),
    ),
  )
  .map(([people, choices]) => people.map((person, n) => ({ person, choices: choices[n] ?? [] })));

function bytesAfter(votes: readonly { person: string; choices: readonly (number | null)[] }[]): Record<string, string> {
  const at = folder();
  const box = makeBox(join(at, 'ballot.sqlite'), shape);
  for (const { person, choices } of votes) expect(box.cast(person, choices)).toBe(true);
  box.close();
  return Object.fromEntries(readdirSync(at).map((name) => [name, readFileSync(join(at, name)).toString('hex')]));
}

describe('the ballot box', () => {
  test('WJ-04 PL-09 the same votes in another order, and swapped among the voters, leave the same bytes', () => {
    fc.assert(
      fc.property(votesArbitrary, fc.infiniteStream(fc.nat()), (votes, keys) => {
        const shuffled = votes
          .map((vote) => ({ vote, key: Number(keys.next().value) }))
          .sort((a, b) => a.key - b.key)
          .map(({ vote }) => vote);
        const others = votes.map(({ choices }, n) => ({ person: shuffled[n]?.person ?? '', choices }));
        const left = bytesAfter(votes);
        expect(bytesAfter(shuffled)).toEqual(left);
        expect(bytesAfter(others)).toEqual(left);
      }),
      { numRuns: 8 },
    );
  });

  test('WJ-04 leaves nothing of a vote in the journal, and nothing at all when it is destroyed', () => {
    const at = folder();
    const box = makeBox(join(at, 'ballot.sqlite'), shape);
    box.cast('person-7', [0, 1, 2, null]);
    expect(readFileSync(join(at, 'ballot.sqlite-journal')).every((byte) => byte === 0)).toBe(true);
    box.destroy();
    expect(readdirSync(at)).toEqual([]);
  });

  test('WJ-04 leaves nothing in the journal of a vote after which the power went', () => {
    const file = join(folder(), 'ballot.sqlite');
    makeBox(file, shape).close();
    // As the vote's own transaction leaves it, before the overwriting that the power cut prevented.
    const db = new Database(file);
    db.pragma('journal_mode = PERSIST');
    db.prepare("UPDATE seat SET voted = x'01' WHERE person = 'person-7'").run();
    db.close();
    const journal = () => readFileSync(`${file}-journal`).some((byte) => byte !== 0);
    expect(journal()).toBe(true);
    expect(openBox(file)?.hasVoted('person-7')).toBe(true);
    expect(journal()).toBe(false);
  });

  test('PL-09 counts each person once, whatever comes again, also after a restart', () => {
    const file = join(folder(), 'ballot.sqlite');
    const box = makeBox(file, shape);
    expect(box.hasVoted('person-1')).toBe(false);
    expect(box.cast('person-1', [0, 0, 2, null])).toBe(true);
    expect(box.cast('person-1', [2, 2, 2, 2])).toBe(false);
    box.close();

    const again = openBox(file);
    expect(again?.ballot).toBe('b1');
    expect(again?.cast('person-1', [1, 1, 1, 1])).toBe(false);
    expect(again?.cast('person-2', [1, 0, 2, 1])).toBe(true);
    expect([again?.hasVoted('person-1'), again?.hasVoted('stranger')]).toEqual([true, null]);
    expect(again?.turnout()).toBe(2);
    expect(again?.counts()).toEqual([
      [1, 1, 0],
      [2, 0, 0],
      [0, 0, 2],
      [0, 1, 0],
    ]);
  });

  test('PL-09 an answer that is not there changes nothing: who was at it can vote again', () => {
    const box = makeBox(join(folder(), 'ballot.sqlite'), shape);
    expect(() => box.cast('person-3', [0, 9, 0, 0])).toThrow(RangeError);
    expect(box.hasVoted('person-3')).toBe(false);
    expect(box.counts().flat().some(Boolean)).toBe(false);
  });

  test('a box that was never finished is none', () => {
    const file = join(folder(), 'ballot.sqlite');
    expect(openBox(file)).toBeUndefined();
    expect(existsSync(file)).toBe(false);
  });
});
