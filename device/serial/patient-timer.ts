/** One timer for silence on a line. */

export interface PatientTimer {
  /** Starts anew; `elapsed` is called once, after `ms`. */
  set(ms: number): void;
  clear(): void;
}

/** A timer that fires so much too late, in ms, says that this process stood still, and not that the line was silent. */
const standstillMs = 20;

/** Time to read what came in during a standstill. */
const graceMs = 50;

/**
 * A timer that does not take our own standstill for the line's silence: bytes that arrived in the meantime are read first.
 * Timers are due before input in Node's event loop, so a plain one would cut a code in two.
 */
export function patientTimer(elapsed: () => void): PatientTimer {
  let handle: NodeJS.Timeout | undefined;
  const start = (ms: number, isGrace: boolean) => {
    clearTimeout(handle);
    const due = performance.now() + ms;
    handle = setTimeout(() => {
      if (!isGrace && performance.now() - due > standstillMs) start(graceMs, true);
      else elapsed();
    }, ms);
  };
  return { set: (ms) => start(ms, false), clear: () => clearTimeout(handle) };
}
