/** A process that takes in batch after batch and says so for each, until it is killed. */
import { openTownship } from '../../server/township/store/store.ts';
import { boxLog } from './box-log.ts';

const [data = '', unit = '', org = '', database] = process.argv.slice(2);
const store = await openTownship({ data, org, ...(database && { database }), now: Date.now });
const box = boxLog({ origin: 'box', unit });
for (;;) {
  const rows = box.write(7);
  const receipt = await store.receive(box.log, rows, box.signed());
  console.log(receipt.kind === 'taken' ? receipt.ack : receipt.kind);
}
