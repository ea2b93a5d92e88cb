/** Writes down the files in which a test failed, for the launcher, which gives them a second try in CI. */
import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';

const list = process.env.FAILED_FILES;

export const failedFiles: Reporter = {
  onTestRunEnd(modules, errors) {
    if (list === undefined) return;
    const failed = modules.filter((module) => !module.ok()).map(({ relativeModuleId }) => relativeModuleId);
    // An error that belongs to no file is nothing that a second try of files could answer.
    writeFileSync(list, errors.length > 0 ? '' : failed.join('\n'));
  },
};
