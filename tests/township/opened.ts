import { onTestFinished } from 'vitest';
import type { TownshipOptions, TownshipStore } from '../../server/township/store/contract.ts';
import { openTownship } from '../../server/township/store/store.ts';

/** Which database a township stands on. */
export type Where = Pick<TownshipOptions, 'data' | 'database'>;

/** A store that is closed when the test is finished. */
export async function opened(options: TownshipOptions): Promise<TownshipStore> {
  const store = await openTownship(options);
  onTestFinished(() => store.close());
  return store;
}
