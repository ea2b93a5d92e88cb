/** Keeps the demo out of a real room: its people and meetings would stand in the branch's log for ever. */
import { StartFault } from '../service/fault.ts';
import type { Store } from './store.ts';

/** `isEmpty`: nothing was ever recorded here. Throws a `StartFault` for the data of a real room. */
export function markDemo(store: Store, isEmpty: boolean): void {
  const mark = store.prepare(`SELECT 1 FROM secret WHERE name = 'demo'`);
  if (mark.get() !== undefined) return;
  if (!isEmpty)
    throw new StartFault(
      2,
      '这是真实活动室的数据，不能用 --demo 打开。演示请另用一个 --data 目录。',
      'This is the data of a real room: it cannot be opened with --demo. Use another folder for the demo.',
    );
  store.prepare(`INSERT INTO secret (name, value) VALUES ('demo', x'01')`).run();
}
