/**
 * The process that holds nfc-pcsc. It is a process of its own because the library can spin for ever, abort, or die with pcscd;
 * whatever happens, it says so if it still can, ends, and the driver starts another one. It ends with its parent, too.
 */
import type { DeviceFaultCode, Signal } from '../contract.ts';
import { type LibraryEvents, loadLibrary } from './library.ts';
import type { ChildTiming, FromChild, ReaderName, ToChild } from './messages.ts';
import { serveReader } from './reader.ts';
import { reachService, servicePath } from './service.ts';

const timing: ChildTiming = JSON.parse(process.argv[2] ?? '');

const say = (message: FromChild) => process.connected && process.send?.(message);

function giveUp(fault: DeviceFaultCode): void {
  const last: FromChild = { say: 'fault', fault };
  if (!process.connected || !process.send) process.exit(1);
  process.send(last, () => process.exit(1));
}

const lamps = new Map<ReaderName, (signal: Signal) => Promise<void>>();

const events: LibraryEvents = {
  slot(slot) {
    // The SAM slot of an ACR1252U holds a chip that looks like a card which never leaves.
    if (/SAM/.test(slot.name)) return;
    const reader = slot.name;
    say({ say: 'reader-came', reader });
    slot.onGone(() => {
      lamps.delete(reader);
      say({ say: 'reader-left', reader });
      void lookAgain();
    });
    const lamp = serveReader(
      slot,
      {
        card: (card) => say({ say: 'card', reader, card }),
        unreadable: (reason) => say({ say: 'unreadable', reader, reason }),
      },
      timing.ndefMs,
    );
    lamps.set(reader, lamp);
  },
  lost: () => giveUp('pcsc-service-down'),
  hung: () => giveUp('no-answer'),
};

process.on('disconnect', () => process.exit());
process.on('message', async (message) => {
  const { reader, signal } = message as ToChild;
  await lamps.get(reader)?.(signal);
});
setInterval(() => say({ say: 'alive' }), timing.heartbeatMs);

const library = await loadLibrary().catch(() => undefined);
const service = library ? await reachService(servicePath(process.env)) : 'pcsc-library-missing';
const look = library?.(events, timing.answerMs);
if (typeof service === 'string') giveUp(service);
else {
  void service.lost.then(events.lost);
  look?.();
  say({ say: 'ready' });
}

/** A reader may have gone because pcscd is going; then there is nothing to look at. */
async function lookAgain(): Promise<void> {
  const reached = await reachService(servicePath(process.env));
  if (typeof reached === 'string') return giveUp(reached);
  reached.close();
  look?.();
}
