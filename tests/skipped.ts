/** Says at the end which suites were passed over for want of Debian packages, and what brings them: see `extras.ts`. */
import type { Reporter } from 'vitest/node';

/** As `describeWith` puts it behind the name of a suite. */
const reason = /^(.*) \(skipped: apt-get install (.*)\)$/;

export const skippedSuites: Reporter = {
  onTestRunEnd(modules) {
    const suites = modules.flatMap((module) => [...module.children.allSuites()]);
    const passedOver = suites.flatMap(({ name, module }) => {
      const [, suite, packages] = reason.exec(name) ?? [];
      return suite === undefined || packages === undefined ? [] : { suite, packages, file: module.relativeModuleId };
    });
    if (passedOver.length === 0) return;
    const lines = passedOver.map(({ suite, packages, file }) => `  ${file}: ${suite} – needs ${packages}`);
    const all = new Set(passedOver.flatMap(({ packages }) => packages.split(' ')));
    process.stdout.write(`\nSKIPPED, as this machine lacks Debian packages:\n${lines.sort().join('\n')}\n`);
    process.stdout.write(
      `To run them, too:\n  sudo apt-get install -y --no-install-recommends ${[...all].sort().join(' ')}\n`,
    );
  },
};
