/**
 * Takes in what three rooms send at once, and says on standard output what has been promised, for the power cuts. Arguments: the
 * folder, then `store`, or `fleeting`, which promises the same and waits for no disk.
 */
import { writeSync } from 'node:fs';
import { openTownship } from '../../server/township/store/store.ts';
import { boxLog } from './box-log.ts';

const [data = '', how = 'store', rounds = '2'] = process.argv.slice(2);
const perRound = 10;
const rooms = ['a', 'b', 'c'].map((unit) => boxLog({ origin: `box-${unit}`, unit }));
const promised = (what: string, count: number) => writeSync(1, `${what} ${count}\n`);

for (let round = 0; round < Number(rounds); round += 1) {
  const store = await openTownship({ data, now: Date.now, ...(how === 'fleeting' && { fleeting: true }) });
  const send = async (box: (typeof rooms)[number]): Promise<void> => {
    for (let n = 0; n < perRound; n += 1) {
      // A growing batch, so that commits of one page and of many come up.
      const rows = box.write(1 + (n % 4) * 20);
      const receipt = await store.receive(box.log, rows, box.signed());
      if (receipt.kind !== 'taken') throw new Error(receipt.kind);
      promised(box.log.unit, receipt.ack);
    }
  };
  const name = async (): Promise<void> => {
    for (let n = 1; n <= perRound; n += 1) {
      const count = round * perRound + n;
      await store.rename(String(count));
      promised('name', count);
    }
  };
  await Promise.all([...rooms.map(send), name()]);
  await store.close();
}
