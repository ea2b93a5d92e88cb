/** The township's process. Everything is loaded late, after the compile cache is on. */
import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));
enableCompileCache(process.env.NODE_COMPILE_CACHE);
const { startTownship } = await import('./start.ts');
await startTownship(process.argv.slice(2));
// Now, as a process that is killed later does not write it.
flushCompileCache();
