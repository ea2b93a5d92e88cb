/** The storms: kills, power cuts, damage. Minutes, not seconds; one after the other, for they time the machine. */
import { defineConfig, type Plugin } from 'vitest/config';
import { failedFiles } from '../failed-files.ts';
import { skippedSuites } from '../skipped.ts';

/** The domain's tests are imported by `mutation.test.ts`, which runs them itself. */
const keptTests: Plugin = {
  name: 'kept-tests',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === 'vitest' && importer?.includes('/tests/domain/')
      ? new URL('mutation/registry.ts', import.meta.url).pathname
      : null,
};

export default defineConfig({
  plugins: [keptTests],
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/long/**/*.test.ts'],
    globalSetup: 'tests/temporary-folder.ts',
    fileParallelism: false,
    reporters: ['default', skippedSuites, failedFiles],
    testTimeout: 15 * 60_000,
    hookTimeout: 60_000,
  },
});
