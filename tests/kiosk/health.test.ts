import { expect, test } from 'vitest';
import type { View } from '../../server/kiosk/contract.ts';
import { healthReporter } from '../../server/kiosk/health.ts';
import { LogFault } from '../../server/log/contract.ts';

test('a log that cannot be read is when health is asked for', () => {
  const head = { origin: 'box', seq: 7, head: 'abc' };
  const health: View['health'] = {
    recording: { on: true },
    readers: [],
    clock: { quality: 'rtc', doubtful: false, offset: 0 },
    link: 'never',
    repaired: null,
    copyFailed: false,
    damagedPhotos: [],
  };
  let view = { health } as View;
  let broken = false;
  const report = healthReporter(
    {
      view: () => view,
      log() {
        if (broken) throw new LogFault('io', 'no', 'disk I/O error');
        return head;
      },
    },
    '1.0.0',
  );
  expect(report()).toMatchObject({ ok: true, log: head });
  broken = true;
  view = { health: { ...health, recording: { on: false, why: 'io' } } } as View;
  expect(report()).toEqual({
    ok: false,
    recording: false,
    readers: [],
    log: head,
    clock: { quality: 'rtc' },
    version: '1.0.0',
  });
});
