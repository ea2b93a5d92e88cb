/**
 * Our own line to pcscd, on which nothing is said. It tells whether pcscd is there, which must be known before nfc-pcsc is made (its
 * constructor never returns without pcscd), and when it goes, which nfc-pcsc keeps to itself if it happens soon after the start.
 */
import { connect } from 'node:net';
import type { DeviceFaultCode } from '../contract.ts';

/** Where libpcsclite looks for pcscd (pcscd(8), environment). */
export function servicePath(env: NodeJS.ProcessEnv): string {
  return env.PCSCLITE_CSOCK_NAME ?? '/run/pcscd/pcscd.comm';
}

export interface Service {
  /** Resolves when pcscd has gone. Never rejects. */
  readonly lost: Promise<void>;
  /** Ends our line; `lost` then resolves too. */
  close(): void;
}

/** ms after which a line that still stands is taken to stay. */
const settleMs = 300;

/**
 * Resolves to what keeps us from pcscd, if anything does. Under systemd's socket activation this starts it. A pcscd whose polkit
 * rules do not know us hangs up at once (pcsc-lite 2, README.polkit), and one that is ending may still have taken the call: neither
 * would ever let nfc-pcsc return, so only a line that stands for a while counts. Never rejects.
 */
export function reachService(path: string): Promise<Service | DeviceFaultCode> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const lost = new Promise<void>((gone) => {
      socket.once('close', () => gone());
    });
    void lost.then(() => resolve('no-permission'));
    socket.once('connect', () => setTimeout(resolve, settleMs, { lost, close: () => socket.destroy() }));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'EACCES' ? 'no-permission' : 'pcsc-service-down');
    });
    // A socket that nobody reads does not see its end.
    socket.resume();
  });
}
