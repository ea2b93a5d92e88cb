/** Whether pcscd can be reached, which must be known before nfc-pcsc is made: without pcscd its constructor never returns. */
import { connect } from 'node:net';
import type { DeviceFaultCode } from '../contract.ts';

/** Where libpcsclite looks for pcscd (pcscd(8), environment). */
export function servicePath(env: NodeJS.ProcessEnv): string {
  return env.PCSCLITE_CSOCK_NAME ?? '/run/pcscd/pcscd.comm';
}

/** What keeps us from pcscd, or undefined when it listens. Under systemd's socket activation this starts it. Never rejects. */
export function findServiceFault(path: string): Promise<DeviceFaultCode | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(undefined);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'EACCES' ? 'no-permission' : 'pcsc-service-down');
    });
  });
}
