import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dateOfMeeting, openMeeting, plannedMeetings, policyOf } from '../../server/domain/agenda.ts';
import { almanacIn, policyOn } from '../../server/domain/branch.ts';
import { prcHolidays } from '../../server/domain/calendar-prc.ts';
import { instant } from '../../server/domain/date.ts';
import { dayStanding } from '../../server/domain/day-standing.ts';
import { openDecisions } from '../../server/domain/decisions.ts';
import { closedMeetings } from '../../server/domain/participation.ts';
import { presetIds, presets } from '../../server/domain/policy/presets.ts';
import { branchOf, fold } from '../../server/domain/state.ts';
import { readArguments } from '../../server/kiosk/arguments.ts';
import { parseConfig } from '../../server/kiosk/config-read.ts';
import { createRoom } from '../../server/kiosk/create-room.ts';
import { prepareDemo } from '../../server/kiosk/demo.ts';
import { demoNumber, demoPeople } from '../../server/kiosk/demo-people.ts';
import { readHolidays } from '../../server/kiosk/holidays.ts';
import { noRules, type RoomRules } from '../../server/kiosk/upkeep.ts';
import type { Log } from '../../server/log/contract.ts';
import { eventsOf } from '../../server/log/folded.ts';
import { openLog } from '../../server/log/log.ts';
import { StartFault } from '../../server/service/fault.ts';

const now = instant('2026-11-20', '08:00');
const stamp = () => ({ wall: now, mono: 60_000, boot: 'boot-1', quality: 'ntp' as const });
const hash = (kind: string, number: string) => `${kind}-${number}`;
const screen = { diagonal: null, largeText: false, voice: false, volume: 1, maskNames: false };

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'kiosk-rules-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

async function newLog(): Promise<Log> {
  const log = await openLog(join(folder(), 'log.sqlite'), { stamp });
  onTestFinished(() => log.close());
  return log;
}

/** Has a room run on the log until it has done what it does by itself at the start. */
async function runOnce(log: Log, rules: RoomRules): Promise<void> {
  const given = { log, stamp, hash, rules, screen: () => screen, demo: true };
  const room = createRoom({
    ...given,
    onBug(error) {
      throw error;
    },
  });
  // Commands are taken in order, so what this one waits for has been done.
  await room.command('after', 'secretary', { type: 'branch.name-secretary', data: { person: 'nobody' } });
  await room.close();
}

describe('the ritual that a room follows', () => {
  test.each(presetIds)('the demo room has a year by %s behind it, and today’s day prepared', async (id) => {
    const log = await newLog();
    await prepareDemo(log, hash, now, { policy: presets[id], from: null });
    const state = fold(eventsOf(log));
    const branch = branchOf(state);
    expect(branch && policyOn(branch, '2026-10-15').id).toBe(id);

    const held = closedMeetings(state, '2026-01-01', '2026-11-20');
    expect(new Set(held.map((meeting) => dateOfMeeting(meeting).slice(0, 7))).size).toBe(10);
    const today = [...state.meetings.values()].find((meeting) => dateOfMeeting(meeting) === '2026-11-20');
    if (today === undefined) throw new Error('no meeting was prepared');
    for (const meeting of [...held, today]) expect(policyOf(state, meeting).id).toBe(id);
    const kinds = presets[id].steps.map(({ kind }) => kind);
    expect(today.plan?.reading ?? []).toHaveLength(kinds.includes('reading') || kinds.includes('study') ? 1 : 0);
    expect(today.proceedings.publicity.length > 0).toBe(kinds.includes('publicity'));
    expect(openDecisions(state, today).length > 0).toBe(kinds.includes('deliberation'));
    expect([...today.leaves.values()].map(({ person }) => person)).toEqual(['demo-201', 'demo-308']);
    expect([...state.dues.keys()]).toContain('2026-10');
    const staying = [...state.people.values()].filter(({ id: person }) => person.startsWith('demo-'));
    expect(staying.map(({ id: person, name, category, left }) => ({ person, name, category, left }))).toEqual(
      demoPeople.map(({ person, name, category }) => ({ person, name, category, left: false })),
    );
    for (const { person } of demoPeople) {
      const number = demoNumber(person, 'card');
      if (number !== null) expect(state.credentials.get(`card-${number}`)?.person, person).toBe(person);
    }
    expect(today.plan?.parts.map((part) => part.id)).toEqual(presets[id].parts.rural);
    expect(dayStanding(state, today)?.kind).not.toBe('unexplained');
    expect(openMeeting(state)).toBeUndefined();
  });

  test('without one, it is the default', async () => {
    const log = await newLog();
    await prepareDemo(log, hash, now, null);
    const branch = branchOf(fold(eventsOf(log)));
    expect(branch && policyOn(branch, '2026-11-20')).toEqual(presets['cx-6n']);
  });

  test('the demo room is given a new theme day on a later day, and keeps what it has', async () => {
    const log = await newLog();
    await prepareDemo(log, hash, now, null);
    const before = log.heads()[0]?.seq ?? 0;
    await prepareDemo(log, hash, now, null);
    expect(log.heads()[0]?.seq).toBe(before);
    await prepareDemo(log, hash, instant('2026-11-23', '20:00'), null);
    const state = fold(eventsOf(log));
    expect(plannedMeetings(state).map(dateOfMeeting)).toEqual(['2026-11-20', '2026-11-23']);
  });

  test('changed in the config, it holds from today on, and is adopted once', async () => {
    const log = await newLog();
    await prepareDemo(log, hash, now, null);
    for (let start = 0; start < 2; start++)
      await runOnce(log, { ...noRules, policy: { policy: presets['xn-plus'], from: null }, earlyMinutes: 30 });
    const branch = branchOf(fold(eventsOf(log)));
    expect(
      branch?.policies.map(({ policy, from }) => [policy.id, policy.version, policy.signIn.earlyMinutes, from]),
    ).toEqual([
      ['cx-6n', 1, presets['cx-6n'].signIn.earlyMinutes, '2025-12-05'],
      ['xn-plus', 2, 30, '2026-11-20'],
    ]);
    expect(branch && policyOn(branch, '2026-11-19').id).toBe('cx-6n');
  });

  test('is told on the command line or in the config', () => {
    expect(readArguments(['--data', '/d', '--policy', 'pl-student'])).toMatchObject({ policy: 'pl-student' });
    const { policy } = parseConfig('room.toml', '[policy]\nbase = "gb-regular"\n');
    expect(policy).toEqual({ policy: presets['gb-regular'], from: null });
  });

  test('of an unknown name is refused, and all five are named', () => {
    expect(() => readArguments(['--data', '/d', '--policy', 'xn'])).toThrow(StartFault);
    expect(() => readArguments(['--data', '/d', '--policy', 'xn'])).toThrow(
      '没有“xn”这套制度方案，可用的有：cx-6n, gb-regular, pl-nine-step, pl-student, xn-plus。',
    );
    expect(() => parseConfig('room.toml', '[policy]\nbase = "xn"\n')).toThrow(
      'room.toml:2: policy.base = "xn": expected "cx-6n", "gb-regular", "pl-nine-step", "pl-student", "xn-plus".',
    );
  });
});

describe('the holidays of a new year, entered by hand', () => {
  const fileOf = (text: string): string => {
    const file = join(folder(), 'holidays.toml');
    writeFileSync(file, text);
    return file;
  };
  const new2027 = '[2027]\noff = [["2027-01-01", "2027-01-03"]]\nwork = ["2027-01-09"]\n';

  test('the example says what the program knows', () => {
    expect(readHolidays('server/kiosk/holidays.example.toml')).toEqual({ 2026: prcHolidays[2026] });
  });

  test('go on record once, and are counted with from then on', async () => {
    const log = await newLog();
    await prepareDemo(log, hash, now, null);
    const holidays = readHolidays(fileOf(new2027));
    for (let start = 0; start < 2; start++) await runOnce(log, { ...noRules, holidays });
    expect([...eventsOf(log)].filter(({ type }) => type === 'holidays.known')).toHaveLength(1);
    const branch = branchOf(fold(eventsOf(log)));
    expect(branch && almanacIn(branch, '2027-01').holidays).toEqual({ ...prcHolidays, ...holidays });
  });

  test.each([
    [
      '[2027]\noff = [["2027-01-01", "2027-01-03"]]\n',
      ':1: 2027.work = (missing): expected Saturdays and Sundays of that year',
    ],
    [new2027.replace('01-09', '01-08'), ':3: 2027.work[1] = "2027-01-08": expected Saturdays and Sundays of that year'],
    [
      new2027.replace('2027-01-01', '2026-12-31'),
      ':2: 2027.off = [["2026-12-31","2027-01-03"]]: expected the holidays of that year',
    ],
    [new2027.replace('off', 'of'), ':2: there is no 2027.of. Did you mean off?'],
    [new2027.replace('[2027]', '[next]'), ':1: next = '],
  ])('%j is told with file, line, value and remedy', (text, said) => {
    const file = fileOf(text);
    expect(() => readHolidays(file)).toThrow(`${file}${said}`);
  });

  test('a file that is not there is told with where it was named', () => {
    expect(() => readHolidays('/nowhere/holidays.toml')).toThrow('请检查 rules.holidays 的路径和文件权限。');
  });
});
