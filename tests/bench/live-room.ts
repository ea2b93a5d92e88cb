/** The room and its live view in a process of its own: taps when told to, and tells when the tap was committed. */
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLive } from '../../server/kiosk/live.ts';
import type { Log } from '../../server/log/contract.ts';
import { openLog } from '../../server/log/log.ts';
import { crowdRoom, fill, stamp } from './crowd.ts';
import { clock } from './figures.ts';

const taps = 300;
let committed = 0;

/** The log, with a look at the clock when a commit has come back. */
function watched(log: Log): Log {
  return new Proxy(log, {
    get(target, name) {
      if (name !== 'append') {
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return async (...batch: Parameters<Log['append']>) => {
        const stored = await target.append(...batch);
        committed = clock();
        return stored;
      };
    },
  });
}

const log = await openLog(join(mkdtempSync(join(tmpdir(), 'bench-')), 'log.db'), { stamp });
const crowd = crowdRoom(watched(log));
await fill(crowd, taps);
const http = createServer().listen(0, '127.0.0.1');
await once(http, 'listening');
startLive(http, crowd.room);
process.send?.({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, taps });
process.on('message', (n: number) => {
  void crowd.tap([n]).then(() => process.send?.(committed));
});
