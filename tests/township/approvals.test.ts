/** What waits for the township's word, reminders, and records sent back: over HTTP, on the real store. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unheeded } from '../../server/domain/heed.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import { nameSuperior } from '../../server/township/guidance/deliver.ts';
import { sendingBack } from '../../ui/township/send-back.ts';
import type { Fetch } from '../../ui/township/server.ts';
import { write } from '../domain/book-keeping.ts';
import { close, under } from '../domain/notices/looking.ts';
import type { Scene } from '../domain/scene.ts';
import { type Browser, runTownship, type Township } from './service.ts';

let township: Township;
let staff: Browser;
let room: Scene;
let sent = 0;

beforeAll(async () => {
  township = await runTownship(['b1', 'west']);
  await nameSuperior(township.store, 'b1', { actor: 'li', now: township.clock.now });
  room = under(xnPlus).at('10:00', '2026-11-06');
  staff = await township.signedIn('township');
});
afterAll(() => township.close());

/** What happened in the room since. */
async function arrive(): Promise<void> {
  const fresh = room.events.slice(sent);
  sent = room.events.length;
  await township.arrive('b1', fresh);
}

const get = async (path: string) => (await staff.ask('GET', `/api/${path}`)).body;
const say = async (what: object) =>
  (await staff.ask('POST', '/api/branches/b1/commands', { id: randomUUID(), ...what })).body;

it('GB-02 XN-07 what a branch asks waits for the township, the oldest first, and stands in the history once answered', async () => {
  room.do({ type: 'meeting.reschedule', data: { meeting: 'm1', to: '2026-11-20', reason: '防汛' } });
  const request = { person: 'zhang', category: 'frail', from: '2026-11-10', reason: '卧床', written: false } as const;
  room.at('10:00', '2026-11-07').do({ type: 'exemption.ask', data: request });
  const paper = { paper: 'year-plan', period: '2027', person: null };
  for (let row = 1; row <= 12; row += 1)
    write(room, '2026-11-08', { what: 'row', ...paper, row, when: '15日', way: '集中', content: '学习' });
  await arrive();
  const { open } = await get('approvals');
  expect(open).toMatchObject([
    {
      ...{ unit: 'b1', branch: '流岐岙村党支部', since: '2026-11-06', due: '2026-11-15', clause: 'XN-07 四1' },
      asked: { kind: 'day', from: '2026-11-15', to: '2026-11-20', reason: '防汛' },
    },
    { since: '2026-11-07', asked: { kind: 'exemption', name: '张德福', reason: '卧床', needsPaper: true } },
    { since: '2026-11-08', asked: { kind: 'paper', period: '2027', rows: { length: 12 } } },
  ]);
  const day = { meeting: 'm1', asked: open[0].id, approved: true, by: '镇党委' };
  expect(await say({ type: 'rescheduling.answer', data: day })).toEqual({ kind: 'done' });
  const frail = { person: 'zhang', asked: open[1].id, approved: true };
  expect(await say({ type: 'exemption.answer', data: frail })).toMatchObject({ why: 'needs-writing' });
  expect(await say({ type: 'exemption.answer', data: { ...frail, written: true } })).toEqual({ kind: 'done' });
  const fact = { what: 'approval', ...paper, granted: false };
  const no = { entry: 'no', on: '2026-11-15', fact, text: '缺少党课安排', evidence: [], corrects: null };
  expect(await say({ type: 'ledger.write', data: no })).toEqual({ kind: 'done' });
  const { open: left, answered } = await get('approvals');
  expect(left).toEqual([]);
  expect(answered).toMatchObject([
    { asked: { kind: 'day' }, approved: true, office: { level: 'township', name: 'township' }, on: '2026-11-15' },
    { asked: { kind: 'exemption' }, approved: true },
    { asked: { kind: 'paper' }, approved: false, office: { name: 'township' }, reason: '缺少党课安排' },
  ]);
  const state = await township.store.stateOf('b1');
  expect(unheeded(state).moves).toMatchObject([{ asked: { to: '2026-11-20' } }]);
});

it('CX-17 a reminder goes to each branch once, names whom it did not reach, and tells how far it has come', async () => {
  const item = randomUUID();
  const post = { item, text: '请报送年度小结', due: '2026-11-20', to: ['west', 'b1'] };
  const community = await township.signedIn('community', ['b1']);
  expect(await community.ask('POST', '/api/reminders', post)).toMatchObject({ status: 403 });
  const send = async () => (await staff.ask('POST', '/api/reminders', post)).body;
  // The other branch has never told of itself.
  expect(await send()).toEqual({ delivered: ['b1'], failed: ['west'] });
  expect(await send()).toEqual({ delivered: [], failed: ['west'] });
  const standing = async () =>
    (await get('reminders')).reminders[0].branches.map((one: { standing: string }) => one.standing);
  expect(await standing()).toEqual(['sent']);
  room.state = await township.store.stateOf('b1');
  room.at('10:00', '2026-11-16').do({ type: 'word.heed', data: {} }, 'kiosk');
  await arrive();
  expect(await standing()).toEqual(['shown']);
  room.do({ type: 'item.read', data: { item } });
  await arrive();
  expect(await standing()).toEqual(['read']);
  const withdrawn = async (who: Browser) =>
    (await who.ask('POST', '/api/reminders/withdraw', { item, reason: '已收到' })).body;
  expect((await community.ask('GET', '/api/reminders')).body.reminders).toMatchObject([{ mine: false }]);
  expect(await withdrawn(community)).toEqual({ delivered: [], failed: ['b1'] });
  expect(await standing()).toEqual(['read']);
  expect(await withdrawn(staff)).toEqual({ delivered: ['b1'], failed: [] });
  expect(await standing()).toEqual(['withdrawn']);
});

it('CX-26 a record is sent back with a reason, and its return is seen', async () => {
  room.state = await township.store.stateOf('b1');
  room.at('08:40', '2026-11-20').open('m1', '2026-11-20', true);
  close(room);
  write(room, '2026-11-21', { what: 'filed', of: 'm1', to: 'township' });
  await arrive();
  const fact = { what: 'sent-back', of: 'm1' };
  const back = { entry: 's1', on: '2026-11-15', fact, text: '没有照片', evidence: [], corrects: null };
  expect(await say({ type: 'ledger.write', data: back })).toEqual({ kind: 'done' });
  const records = async () => (await get('branches/b1/records')).records;
  const told = { on: '2026-11-15', reason: '没有照片', by: 'township', returned: false };
  expect(await records()).toMatchObject([{ meeting: 'm1', filed: '2026-11-21', back: [told] }]);
  room.state = await township.store.stateOf('b1');
  write(room, '2026-11-22', { what: 'filed', of: 'm1', to: 'township' });
  await arrive();
  expect(await records()).toMatchObject([{ filed: '2026-11-22', back: [{ ...told, returned: true }] }]);
});

it('CX-26 what was written last sends a record back, once, whichever try got lost', async () => {
  /** `lost`: of each try, what does not come through. */
  const sending = (...lost: ('request' | 'answer')[]) => {
    const fetch: Fetch = async (path, body) => {
      const way = lost.shift();
      if (way === 'request') return { ok: false, trouble: '没有连上' };
      const { body: value } = await staff.ask('POST', `/api/${path}`, body);
      return way === 'answer' ? { ok: false, trouble: '没有连上' } : { ok: true, value };
    };
    return sendingBack(fetch, 'b1', { meeting: 'm1', on: '2026-11-15' });
  };
  const waiting = async () => {
    const [{ back }] = (await get('branches/b1/records')).records;
    return back.flatMap((one: { reason: string; returned: boolean }) => (one.returned ? [] : [one.reason]));
  };

  const unanswered = sending('answer', 'answer');
  expect([await unanswered('缺小结'), await unanswered('缺小结')]).toEqual(['没有连上', '没有连上']);
  expect(await unanswered('缺照片')).toBeNull();
  expect(await waiting()).toEqual(['缺照片']);

  room.state = await township.store.stateOf('b1');
  write(room, '2026-11-23', { what: 'filed', of: 'm1', to: 'township' });
  await arrive();
  expect(await waiting()).toEqual([]);
  const unsent = sending('request', 'request', 'answer');
  expect([await unsent('缺名单'), await unsent('缺方案')]).toEqual(['没有连上', '没有连上']);
  expect(await unsent('缺方案')).toBe('没有连上');
  expect(await unsent('缺方案')).toBeNull();
  expect(await waiting()).toEqual(['缺方案']);
});
