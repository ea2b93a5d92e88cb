/**
 * Writes to a log and says on standard output what has been promised, one command a line, for the power cuts. Arguments:
 * file, then `log` (as the room does it), or the `synchronous` setting under which the same is done on a bare book, or
 * `recover`: the file is damaged, and what stands after its recovery is promised.
 */
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { Book } from '../../server/log/book.ts';
import { openLog } from '../../server/log/log.ts';
import { rowsAfter } from '../../server/log/rows.ts';
import { room } from './room-drafts.ts';

const [file = '', how = 'log', rounds = '4'] = process.argv.slice(2);
const { draft, stamp } = room();
const promised = (command: string) => writeSync(1, `${command}\n`);
const perRound = 12;

/** A growing batch, so that commits of one page and of many come up. */
const batch = (command: string, n: number) =>
  Array.from({ length: 1 + (n % 5) }, (_, index) => draft(command, (n % 7) * 300, index === 0 ? 'room' : 'branch-1'));

/** In the page where an event stands. */
function damage(): void {
  const at = readFileSync(file).indexOf('"command":"command-20"');
  const page = at - (at % 4096);
  const fd = openSync(file, 'r+');
  writeSync(fd, Buffer.alloc(3000, 0xa5), 0, 3000, page + 500);
  fsyncSync(fd);
  closeSync(fd);
  promised('damaged');
}

function recover(): void {
  const whole = new Book({ file, stamp: stamp(), check: 'quick' });
  for (let n = 0; n < 40; n += 1) whole.append(batch(`command-${n}`, n));
  whole.close();
  damage();
  const book = new Book({ file, stamp: stamp(), check: 'full' });
  for (const row of rowsAfter(book.db, 0)) promised(row.id);
  book.abandon();
}

if (how === 'recover') recover();
else
  for (let round = 0; round < Number(rounds); round += 1) {
    if (how === 'log') {
      const log = await openLog(file, { stamp });
      for (let n = 0; n < perRound; n += 1) {
        const command = `command-${round}-${n}`;
        const [first] = await log.append(batch(command, n));
        promised(command);
        if (n === 6 && first) await log.erasePayload(first.id); // moves the -wal over as well
      }
      await log.close();
    } else {
      const book = new Book({ file, stamp: stamp(), check: 'quick' });
      book.db.pragma(`synchronous = ${how}`);
      for (let n = 0; n < perRound; n += 1) {
        const command = `command-${round}-${n}`;
        book.append(batch(command, n));
        promised(command);
        if (n === 6) book.checkpoint('PASSIVE');
      }
      if (round % 2 === 0) book.abandon();
      else book.close();
    }
  }
