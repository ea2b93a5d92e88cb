import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { failedFiles } from './tests/failed-files.ts';
import { skippedSuites } from './tests/skipped.ts';

/** `tests/architecture.test.ts` sees to it that these reach nothing outside themselves: their tests may share a thread. */
const pure = ['tests/domain/**/*.test.ts', 'tests/firmware-protocol/**/*.test.ts'];

/** Their tests have folders, ports and databases of their own, and nothing in a module that outlasts them. */
const apart = ['tests/{township,sync,documents,service,simulate,kiosk}/**/*.test.ts'];
/** Looks at what its module is before it has loaded. */
const alone = ['tests/kiosk/pinyin.test.ts'];

const withBrowser = /\/tests\/(scenarios|ui)\//;

/** The longest first, on a machine that has not run them yet, too: else the end is a wait for one of them. */
class BrowsersFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const late = ({ moduleId }: TestSpecification) => Number(!withBrowser.test(moduleId));
    return (await super.sort(files)).toSorted((one, other) => late(one) - late(other));
  }
}

export default defineConfig({
  test: {
    globalSetup: 'tests/temporary-folder.ts',
    // Each log has a thread of its own, which would compile its modules anew.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url)) },
    testTimeout: 20_000,
    reporters: ['default', skippedSuites, failedFiles],
    hookTimeout: 30_000,
    // Two more than the cores of the smallest machine that runs them: many tests wait for devices and browsers.
    maxWorkers: 4,
    sequence: { sequencer: BrowsersFirst },
    projects: [
      { extends: true, test: { name: 'core', include: pure, pool: 'threads', isolate: false } },
      { extends: true, test: { name: 'service', include: apart, exclude: alone, isolate: false } },
      {
        extends: true,
        test: { name: 'alone', include: alone },
      },
      {
        extends: true,
        test: { name: 'world', include: ['tests/**/*.test.ts'], exclude: [...pure, ...apart, 'tests/long/**'] },
      },
    ],
  },
});
