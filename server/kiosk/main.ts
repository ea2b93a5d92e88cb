/**
 * The kiosk's process. Everything is loaded late, after the compile cache is on: it keeps what was compiled and stripped of
 * its types, which takes half of the time of a start on a small box.
 */
import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Through the environment it reaches threads, child processes and, where the launcher has set it, this very file.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));
enableCompileCache(process.env.NODE_COMPILE_CACHE);
const [{ startKiosk }, { startDevices }, { createSimulator }, { deviceFaults }] = await Promise.all([
  import('./start.ts'),
  import('../../device/start.ts'),
  import('../../device/simulator.ts'),
  import('../../device/faults.ts'),
]);
await startKiosk(process.argv.slice(2), { startDevices, createSimulator, deviceFaults });
// Now, as a process that is killed later does not write it.
flushCompileCache();
