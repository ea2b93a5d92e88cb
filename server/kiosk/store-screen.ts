/** The screen's settings: the config file's, but for what was switched at the screen, which is kept. */
import type { ScreenSettings } from './contract.ts';
import type { Store } from './store.ts';

export interface ScreenSwitches {
  readonly largeText?: boolean | undefined;
  /** 0…1 */
  readonly volume?: number | undefined;
}

export interface ScreenStore {
  settings(): ScreenSettings;
  /** Sets what is named and leaves the rest. */
  set(switches: ScreenSwitches): void;
}

interface Row {
  readonly large_text: number | null;
  readonly volume: number | null;
}

export function screenStore(store: Store, configured: ScreenSettings): ScreenStore {
  const read = store.prepare<[], Row>('SELECT large_text, volume FROM screen');
  const write = store.prepare<{ largeText: number | null; volume: number | null }>(
    `INSERT INTO screen (one, large_text, volume) VALUES (1, :largeText, :volume) ON CONFLICT (one) DO UPDATE
     SET large_text = coalesce(:largeText, large_text), volume = coalesce(:volume, volume)`,
  );
  const settings = (): ScreenSettings => {
    const row = read.get();
    return {
      ...configured,
      largeText: row?.large_text == null ? configured.largeText : row.large_text === 1,
      volume: row?.volume ?? configured.volume,
    };
  };
  let current = settings();
  return {
    settings: () => current,
    set({ largeText, volume }) {
      write.run({ largeText: largeText === undefined ? null : Number(largeText), volume: volume ?? null });
      current = settings();
    },
  };
}
