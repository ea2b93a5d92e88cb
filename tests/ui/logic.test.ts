/** The pure parts of the screen. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerPush, View } from '../../server/kiosk/contract.ts';
import { type BurstState, burstKeys, noBurst, stepBurst } from '../../ui/elements/burst.ts';
import { mergePatch } from '../../ui/elements/merge-patch.ts';
import { percent } from '../../ui/elements/percent.ts';
import { applyChanges } from '../../ui/elements/store.ts';
import { meeting, people, view } from '../../ui/gallery/fixtures.ts';
import { noticesOf } from '../../ui/kiosk/notices-of.ts';
import { readersOf } from '../../ui/kiosk/readers-of.ts';
import { chimes, lengthOf } from '../../ui/kiosk/sounds.ts';
import { statusOf } from '../../ui/kiosk/status-of.ts';
import { planWall, type WallRoom } from '../../ui/kiosk/wall-layout.ts';
import { whichScreen } from '../../ui/kiosk/which-screen.ts';
import { answerText } from '../../ui/texts/answers.ts';

const runs = Number(process.env.FC_RUNS ?? 1000);

describe('changes of the view', () => {
  it('null takes an entry out, a value goes in, at any depth', () => {
    const before = { meeting: { wall: { a: { at: null }, b: { at: null } }, dues: { paid: { a: true } } } };
    const patch = { meeting: { wall: { a: { at: '09:01' }, b: null }, dues: { paid: { a: null } } } };
    expect(mergePatch(before, patch)).toEqual({ meeting: { wall: { a: { at: '09:01' } }, dues: { paid: {} } } });
  });

  it('what is not named stays the same object', () => {
    const before = view({ meeting: meeting(0) });
    const after = mergePatch(before, { meeting: { current: 'oath' } }) as View;
    expect(after.health).toBe(before.health);
    expect(after.meeting?.wall).toBe(before.meeting?.wall);
  });

  it('KX-03 a push that came before is ignored, a gap asks for a snapshot', () => {
    const feed = { seq: 4, view: view() };
    expect(applyChanges(feed, { seq: 4, changes: { demo: true } })).toBe(feed);
    expect(applyChanges(feed, { seq: 5, changes: { demo: true } })?.view?.demo).toBe(true);
    expect(applyChanges(feed, { seq: 6, changes: { demo: true } })).toBeNull();
  });
});

describe('a burst of keys', () => {
  function typed(keys: readonly (readonly [string, number])[]): string {
    let state: BurstState<string> = noBurst;
    let out = '';
    let at = 0;
    for (const [key, pause] of keys) {
      at += pause;
      const stepped = stepBurst(state, { kind: 'key', key, at });
      state = stepped.state;
      out += stepped.released.join('');
    }
    return out + stepBurst(state, { kind: 'silence' }).released.join('');
  }

  it('of a scanner reaches nothing, however long', () => {
    const scan = fc.tuple(fc.string({ minLength: burstKeys, maxLength: 40 }), fc.integer({ min: 0, max: 35 }));
    fc.assert(
      fc.property(scan, ([text, pause]) => typed([...text].map((key) => [key, pause])) === ''),
      { numRuns: runs },
    );
  });

  it('a person loses no key, before and after a scan too', () => {
    const keys = fc.array(fc.tuple(fc.constantFrom(...'0123456789'), fc.integer({ min: 36, max: 400 })));
    fc.assert(
      fc.property(keys, (slow) => typed(slow) === slow.map(([key]) => key).join('')),
      { numRuns: runs },
    );
    expect(
      typed([
        ['1', 200],
        ['2', 200],
        ['X', 300],
        ['Y', 5],
        ['Z', 5],
        ['W', 5],
        ['3', 300],
      ]),
    ).toBe('123');
  });
});

describe('the wall', () => {
  const room: WallRoom = { width: 990, height: 300, gap: 6, sizes: [60, 50, 40], beside: 36, least: 0 };
  const names = (count: number) => {
    const { order, wall } = people(count);
    return order.map((id) => ({ id, name: wall[id]?.name ?? '', group: wall[id]?.group ?? null }));
  };

  it('shows everyone exactly once, in order within a group, and never overfills a page', () => {
    const sizes = fc.record({ width: fc.integer({ min: 500, max: 1900 }), height: fc.integer({ min: 60, max: 900 }) });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), sizes, (count, size) => {
        const plan = planWall(names(count), { ...room, ...size });
        const shown = plan.pages.flatMap(({ cells }) => cells.map(({ id }) => id));
        expect([...shown].sort()).toEqual(
          names(count)
            .map(({ id }) => id)
            .sort(),
        );
        for (const { cells } of plan.pages) {
          expect(cells.reduce((sum, { span }) => sum + span, 0)).toBeLessThanOrEqual(plan.columns * plan.rows);
        }
      }),
      { numRuns: Math.min(runs, 200) },
    );
  });

  it('writes few names large and many at the least size', () => {
    expect(planWall(names(3), room).size).toBe(60);
    expect(planWall(names(400), room)).toMatchObject({ size: 40, pages: expect.objectContaining({ length: 18 }) });
  });
});

describe('what the screen says', () => {
  const someone = { person: 'p', part: 'day', at: '08:42' } as const;
  const push = (answer: AnswerPush['answer'], name: string | null = '李明'): AnswerPush => ({
    id: 'a',
    answer,
    name,
    signal: 'success',
    voice: null,
  });

  it('nobody hears that dues are unpaid; that they are paid may be said', () => {
    const text = (duesPaid: boolean) => answerText(push({ kind: 'signed-in', ...someone, nth: 3, duesPaid }), false);
    expect(JSON.stringify(text(false))).not.toContain('党费');
    expect(text(true).detail).toContain('党费已交');
  });

  it('KX-07 a tap that was not kept has no code to be told', () => {
    const answer = { kind: 'lost', credential: 'card', code: '' } as const;
    expect(answerText(push(answer), false)).toMatchObject({
      code: null,
      detail: '没有记下',
      todo: '请找书记按姓名签到。',
    });
  });

  it('KX-07 each refusal says what to do, and a parked tap has its code', () => {
    const refusals: readonly AnswerPush['answer'][] = [
      { kind: 'unknown', credential: 'card', code: 'K7' },
      { kind: 'unknown-not-kept', credential: 'card' },
      { kind: 'lost', credential: 'card', code: 'K7' },
      { kind: 'replaced', credential: 'booklet', code: 'K7' },
      { kind: 'other-branch', branch: '中墩村党支部', code: 'K7' },
      { kind: 'random-uid' },
      { kind: 'bad-check' },
      { kind: 'not-a-booklet' },
      { kind: 'not-genuine' },
      { kind: 'replayed' },
      { kind: 'unproven' },
      { kind: 'unreadable', reason: 'mute' },
      { kind: 'unreadable', reason: 'left-too-soon' },
      { kind: 'too-early', from: '07:30', date: '2026-11-15' },
      { kind: 'nothing-today' },
      { kind: 'meeting-over' },
      { kind: 'not-recording' },
    ];
    for (const answer of refusals) {
      const text = answerText(push(answer, null), false);
      expect(text.todo, answer.kind).not.toBe('');
      expect(text.tone, answer.kind).toMatch(/notice|failure/);
      expect(text.code, answer.kind).toBe('code' in answer ? 'K7' : null);
    }
  });

  it('without network a sign-in is recorded all the same, and says so', () => {
    const text = answerText(push({ kind: 'signed-in', ...someone, nth: 3, duesPaid: false }), true);
    expect(text).toMatchObject({ tone: 'offline', detail: expect.stringContaining('离线已记录') });
  });

  it('not recording comes before every other notice', () => {
    const sound = view();
    const health = { ...sound.health, recording: { on: false, why: 'io' }, readers: [], link: 'down' } as const;
    expect(noticesOf({ ...sound, health }, false).map(({ severity }) => severity)).toEqual([
      'alarm',
      'warning',
      'warning',
      'calm',
    ]);
    expect(noticesOf(sound, true)).toEqual([]);
  });

  it.each(['down', 'locked-out'] as const)('is not well while its link is %s', (link) => {
    const sound = view();
    expect(statusOf(sound, true).good).toBe(true);
    const { good, words } = statusOf({ ...sound, health: { ...sound.health, link } }, true);
    expect({ good, words }).toEqual({ good: false, words: link === 'down' ? '未联网' : '镇里认不出' });
  });

  it('chimes keep their lengths', () => {
    expect(lengthOf('success')).toBeLessThanOrEqual(0.6);
    expect(lengthOf('failure')).toBeLessThanOrEqual(0.8);
    const [first, second] = chimes.notice;
    expect(first?.pitch).toBe(second?.pitch);
    expect(chimes.success.map(({ pitch }) => pitch)).toEqual(
      [...chimes.success.map(({ pitch }) => pitch)].sort((a, b) => a - b),
    );
  });

  it('shows the fault of a service behind the readers only where no reader works', () => {
    const pcsc = { id: 'pcsc', kind: 'pcsc', name: 'PC/SC', state: 'faulty', fault: 'pcsc-service-down' } as const;
    const scanner = { id: 'serial:a', kind: 'serial-scanner', name: 'GM65', state: 'ready' } as const;
    expect(readersOf({ readers: [pcsc, scanner] })).toEqual([scanner]);
    expect(readersOf({ readers: [pcsc, { ...scanner, state: 'absent' }] })).toHaveLength(2);
    expect(readersOf({ readers: [{ id: 'pcsc', kind: 'pcsc', name: 'PC/SC', state: 'ready' }] })).toEqual([]);
  });

  it('says a rate with one decimal', () => {
    expect(percent(24 / 29)).toBe('82.8%');
  });

  it('CX-05 the screen follows the step, own ones too', () => {
    expect(whichScreen(null)).toBe('board');
    expect([0, 1, 2, 3, 4, 5, 6].map((step) => whichScreen(meeting(step)))).toEqual([
      'wall',
      'oath',
      'dues',
      'study',
      'discussion',
      'summary',
      'finished',
    ]);
    expect(whichScreen(meeting(6, { part: 'evening' }))).toBe('wall');
    expect(whichScreen(meeting(1, {}, 6))).toBe('own');
    expect(whichScreen(meeting(2, { phase: 'paused' }))).toBe('paused');
  });
});
