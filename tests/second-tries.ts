/** Names what passed only at its second try. */
import type { Reporter } from 'vitest/node';

export const secondTries: Reporter = {
  onTestCaseResult(test) {
    if (test.diagnostic()?.flaky)
      console.warn(`passed only at its second try: ${test.module.relativeModuleId} > ${test.fullName}`);
  },
};
