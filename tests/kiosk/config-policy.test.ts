/** A township's own policy, from the config to the log. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { policyOn } from '../../server/domain/branch.ts';
import { instant } from '../../server/domain/date.ts';
import { presets } from '../../server/domain/policy/presets.ts';
import { withAssessment } from '../../server/domain/policy/with-assessment.ts';
import { branchOf, fold } from '../../server/domain/state.ts';
import { parseConfig } from '../../server/kiosk/config-read.ts';
import { createRoom } from '../../server/kiosk/create-room.ts';
import { noRules } from '../../server/kiosk/upkeep.ts';
import type { Log } from '../../server/log/contract.ts';
import { eventsOf } from '../../server/log/folded.ts';
import { openLog } from '../../server/log/log.ts';

const policyIn = (text: string) => parseConfig('room.toml', text).policy;

function complaint(text: string): readonly string[] {
  try {
    policyIn(text);
  } catch (error) {
    expect(error).toMatchObject({ name: 'StartFault', exitCode: 2 });
    if (error instanceof Error) return error.message.split('\n');
  }
  throw new Error('the config was taken');
}

describe('a policy in the config', () => {
  test('left out, it is left to the log', () => {
    expect(policyIn('[policy.set]\n')).toBeNull();
  });

  test('without a value of its own, it is the shipped one, with the assessment where that is asked for', () => {
    expect(policyIn('[policy]\nbase = "xn-plus"\n')?.policy).toEqual(presets['xn-plus']);
    const assessed = policyIn('[policy]\nbase = "xn-plus"\nassessment = true\n')?.policy;
    expect(assessed).toEqual(withAssessment(presets['xn-plus']));
  });

  test('takes values by dotted keys, by tables, by the ids of lists, and lifts what shall not be asked for', () => {
    const wanted = policyIn(`[policy]
base = "cx-6n"
version = 3
from = "2026-07-01"
without = ["absence.run"]
[policy.set]
participation.threshold = 0.9
"notice.daysBefore" = 5
steps.oath.title = "重温誓词"
calendar.rural = { kind = "days-of-month", from = 10, to = 20 }
[policy.set.obligations.water-patrol]
title = "护河行动"
by = ["service"]
per = "quarter"
atLeast = 1
duty = "must"
level = "branch"
`);
    expect(wanted).toMatchObject({
      from: '2026-07-01',
      policy: {
        preset: 'cx-6n',
        version: 3,
        name: `${presets['cx-6n'].name}（本地修订）`,
        participation: { ...presets['cx-6n'].participation, threshold: 0.9 },
        absence: { run: null },
      },
    });
    expect(wanted?.policy.notice.daysBefore).toBe(5);
    expect(wanted?.policy.calendar.organ).toEqual(presets['cx-6n'].calendar.organ);
    expect(wanted?.policy.calendar.rural).toEqual({ kind: 'days-of-month', from: 10, to: 20 });
    expect(wanted?.policy.steps.find(({ id }) => id === 'oath')?.title).toBe('重温誓词');
    expect(wanted?.policy.obligations.at(-1)).toMatchObject({ id: 'water-patrol', months: null, kinds: null });
  });
});

describe('a wrong value is told with line, value, what is allowed, and clause', () => {
  const set = (line: string) => `[policy]\nbase = "cx-6n"\n[policy.set]\n${line}\n`;

  test.each([
    [
      'participation.threshold = 85',
      '配置有误：room.toml 第 4 行：policy.set.participation.threshold = 85：应 ≤ 1（依据 CX-07 二.5）。',
      'room.toml:4: policy.set.participation.threshold = 85: expected ≤ 1 (clause CX-07 二.5).',
    ],
    [
      'absence.run.length = "3"',
      '配置有误：room.toml 第 4 行：policy.set.absence.run.length = "3"：应为一个数（依据 CX-14 二.6）。',
      'room.toml:4: policy.set.absence.run.length = "3": expected a number (clause CX-14 二.6).',
    ],
    [
      'participation.average = "median"',
      '配置有误：room.toml 第 4 行：policy.set.participation.average = "median"：应为 mean-of-rates | pooled 之一（依据 CX-07 二.5）。',
      'room.toml:4: policy.set.participation.average = "median": expected one of mean-of-rates | pooled (clause CX-07 二.5).',
    ],
    [
      'calendar.rural = { kind = "days-of-month", from = 20, to = 3 }',
      '：calendar.rural.to 与另一项矛盾，须 from ≤ to（依据 CX-01 二.1）。',
      ': calendar.rural.to contradicts another value: it must hold that from ≤ to (clause CX-01 二.1).',
    ],
    [
      'notice.dayBefore = 1',
      '配置有误：room.toml 第 4 行：policy.set.notice.dayBefore = 1：制度方案里没有 notice.dayBefore 这一项，是不是 notice.daysBefore（依据 CX-03 二.2）。',
      'room.toml:4: policy.set.notice.dayBefore = 1: the policy has no notice.dayBefore; did you mean notice.daysBefore (clause CX-03 二.2).',
    ],
    [
      'steps.oath.kind = "study"',
      '固定步骤不能增、减、换序或改类型，只能改措辞（依据 CX-05 二.4）。',
      'fixed steps cannot be added, removed, moved or made another kind; only their words can change (clause CX-05 二.4).',
    ],
    [
      'clauses.title = "CX-99"',
      '不能在这里改；名称和版本写在 [policy] 的 name 和 version（产品自定）。',
      'not to be set here; name and version stand in [policy] (the product’s own).',
    ],
  ])('%s', (line, zh, en) => {
    const [chinese, english] = complaint(set(line));
    expect(chinese).toContain(zh);
    expect(english).toContain(en);
  });

  test('a value that cannot be lifted', () => {
    const said = complaint('[policy]\nbase = "cx-6n"\nwithout = ["participation.average"]\n');
    expect(said[1]).toContain('room.toml:3: policy.without = ["participation.average"]: expected one of');
  });

  test('what an entry does not know', () => {
    expect(complaint(set('calendar.rural = { kind = "chosen-day", day = 3 }'))[1]).toContain(
      'the policy has no calendar.rural.day',
    );
  });

  test('values of no policy, each on its line, all at once', () => {
    expect(complaint('[policy.set]\nnotice.daysBefore = 3\n')[1]).toContain(
      'policy.base = (missing): expected "cx-6n"',
    );
    const said = complaint(set('notice.daysBefore = -1\n[policy.set.dues]\nremindAfterMonths = 0'));
    expect(said.flatMap((line) => /^room\.toml:\d+: \S+/.exec(line) ?? [])).toEqual([
      'room.toml:4: policy.set.notice.daysBefore',
      'room.toml:6: policy.set.dues.remindAfterMonths',
    ]);
  });
});

describe('in the log', () => {
  const now = instant('2026-11-20', '08:00');
  const stamp = () => ({ wall: now, mono: 60_000, boot: 'boot-1', quality: 'ntp' as const });
  const own = (threshold: number, more = '') =>
    `[policy]\nbase = "cx-6n"\n${more}\n[policy.set]\nparticipation.threshold = ${threshold}\n`;

  /** Of a branch that was described. */
  async function newLog(): Promise<Log> {
    const folder = mkdtempSync(join(tmpdir(), 'kiosk-policy-'));
    const log = await openLog(join(folder, 'log.sqlite'), { stamp });
    onTestFinished(async () => {
      await log.close();
      rmSync(folder, { recursive: true });
    });
    await start(log, '');
    return log;
  }

  /** Starts a room with this config, has it do what it does by itself, and stops it. */
  async function start(log: Log, config: string): Promise<void> {
    const room = createRoom({
      log,
      stamp,
      hash: (kind, number) => `${kind}-${number}`,
      rules: { ...noRules, policy: policyIn(config) },
      screen: () => ({ diagonal: null, largeText: false, voice: false, volume: 1, maskNames: false }),
      demo: true,
      onBug(error) {
        throw error;
      },
    });
    const described = { name: '村支部', township: '镇', kind: 'rural' as const, room: '' };
    await room.command('describe', 'secretary', { type: 'branch.describe', data: { branch: 'b', ...described } });
    await room.command('after', 'secretary', { type: 'branch.name-secretary', data: { person: 'nobody' } });
    await room.close();
  }

  const adopted = (log: Log) =>
    (branchOf(fold(eventsOf(log)))?.policies ?? []).map(({ policy, from }) => [
      policy.id,
      policy.version,
      policy.participation.threshold,
      from,
    ]);

  test('given one that was adopted, when the box starts again, then it is not adopted again', async () => {
    const log = await newLog();
    for (let times = 0; times < 3; times++) await start(log, own(0.9));
    expect(adopted(log)).toEqual([['cx-6n+own', 1, 0.9, '2026-11-20']]);
  });

  test('given one that was adopted, when a value changes, then it is a new version', async () => {
    const log = await newLog();
    for (const config of [own(0.9), own(0.95), own(0.95), own(0.95, 'version = 7')]) await start(log, config);
    expect(adopted(log).map(([, version, threshold]) => [version, threshold])).toEqual([
      [1, 0.9],
      [2, 0.95],
      [7, 0.95],
    ]);
  });

  test('given a day from which it holds, when that is to come, then till then the old one holds', async () => {
    const log = await newLog();
    for (let times = 0; times < 2; times++) await start(log, own(0.9, 'from = "2027-01-01"'));
    const branch = branchOf(fold(eventsOf(log)));
    expect(branch?.policies).toHaveLength(1);
    expect(branch && policyOn(branch, '2026-12-31').participation.threshold).toBe(0.85);
    expect(branch && policyOn(branch, '2027-01-01').participation.threshold).toBe(0.9);
  });

  test('XN-12 given one from the township, when the box starts with its own, then the township’s holds and nothing is added', async () => {
    const log = await newLog();
    const given = {
      id: 'given',
      unit: 'b',
      type: 'policy.adopted',
      v: 1,
      subject: 'branch:b',
      command: 'c',
      actor: 'staff',
    };
    const data = { policy: presets['xn-plus'], from: '2026-11-01', level: 'township' };
    await log.append([{ ...stamp(), ...given, data }]);
    for (let times = 0; times < 2; times++) await start(log, own(0.9));
    expect(adopted(log).map(([id]) => id)).toEqual(['xn-plus']);
  });
});
