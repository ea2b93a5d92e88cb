/** A disk that refuses to make durable what it has taken: nothing of that is acknowledged, and the process ends, to begin anew. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { diskEnvironment } from '../doubles/fsync-shim.ts';
import { describeWith } from '../extras.ts';
import { opened } from './opened.ts';

const receiver = new URL('./receiving.ts', import.meta.url).pathname;

describeWith(['compiler'], 'a township whose disk fails', () => {
  it('says no more that something was taken, ends by itself, and has all that it said when it is back', async () => {
    const data = mkdtempSync(join(tmpdir(), 'township-'));
    const failFile = join(data, 'fails');
    const env = { ...process.env, ...diskEnvironment(data, { failFile }) };
    const child = spawn(process.execPath, [receiver, data, 'unit', 'org'], { env });
    let told = 0;
    let troubles = '';
    child.stderr.on('data', (text: Buffer) => (troubles += text));
    createInterface({ input: child.stdout }).on('line', (line) => {
      told = Number(line);
      if (told === 70) writeFileSync(failFile, '');
    });
    const [code] = await once(child, 'close');
    expect({ code, troubles }).toEqual({ code: 1, troubles: expect.stringContaining('EIO') });

    rmSync(failFile);
    const store = await opened({ data, org: 'org', now: Date.now });
    const [head] = await store.heads(['unit']);
    expect(head?.seq).toBeGreaterThanOrEqual(told);
  });
});
