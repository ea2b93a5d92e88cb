/**
 * The view, worked out when it is asked for and kept until something changes. Listeners are told once per turn of the event
 * loop, after the answers of that turn: a person waits for the answer, the wall can be a millisecond later.
 */
import type { View } from './contract.ts';
import { subscribe } from './listeners.ts';

export interface ViewCache {
  /** The same object until something has changed. */
  view(): View;
  /** Something may have changed. */
  refresh(): void;
  onView(listener: (view: View) => void): () => void;
  close(): void;
}

export function createViewCache(compute: () => View): ViewCache {
  const listeners = new Set<(view: View) => void>();
  let shown = compute();
  let text = JSON.stringify(shown);
  let told = shown;
  let stale = false;
  let telling: NodeJS.Immediate | undefined;

  const view = (): View => {
    if (!stale) return shown;
    stale = false;
    const fresh = compute();
    const freshText = JSON.stringify(fresh);
    if (freshText !== text) [shown, text] = [fresh, freshText];
    return shown;
  };
  const tell = () => {
    telling = undefined;
    if (view() === told) return;
    told = shown;
    for (const listener of listeners) listener(shown);
  };
  return {
    view,
    refresh() {
      stale = true;
      telling ??= setImmediate(tell);
    },
    onView: (listener) => subscribe(listeners, listener),
    close() {
      clearImmediate(telling);
    },
  };
}
