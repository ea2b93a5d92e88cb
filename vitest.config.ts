import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/long/**', 'node_modules/**'],
    globalSetup: 'tests/temporary-folder.ts',
    // Each log has a thread of its own, which would compile its modules anew.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url)) },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // One more than the cores of the smallest machine that runs them: many tests wait for devices and browsers.
    maxWorkers: 3,
  },
});
