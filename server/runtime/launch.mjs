/**
 * What `npm start`, `npm test` and the others call: makes the checkout runnable, then runs the pinned Node. Plain JavaScript
 * that Node 18 understands, so that it runs on whatever Node the machine has.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { spawnService, startDemo } from './demo.mjs';
import { buildNfc, buildScreen, fail, installPackages, node, root } from './install.mjs';
import { inTurn, testStep } from './steps.mjs';

const main = join(root, 'server', 'kiosk', 'main.ts');
const bin = (name) => join(root, 'node_modules', '.bin', name);

/** The checks of `npm run check`; `npm test` adds the tests. */
const checks = [
  // Each checker looks at the libraries anew: as many as the smallest machine has cores.
  ['types', bin('tsc'), ['-p', '.', '--checkers', '2']],
  ['lint, format, import rules', bin('biome'), ['ci', '--error-on-warnings', '--log-level=warn', '.']],
  ['unused code', bin('knip'), []],
];

const [mode = 'start', ...args] = process.argv.slice(2);

switch (mode) {
  case 'start':
    prepare({ tools: false });
    await startDemo(args);
    break;
  case 'kiosk':
    prepare({ tools: false });
    become([main, ...args]);
    break;
  case 'township':
    installPackages({ tools: false });
    buildScreen();
    become([join(root, 'server', 'township', 'main.ts'), ...args]);
    break;
  case 'simulate':
    installPackages({ tools: false });
    become([join(root, 'server', 'simulate', 'main.ts'), ...args]);
    break;
  case 'check':
    prepare({ tools: true });
    inTurn(checks);
    break;
  case 'test':
    prepare({ tools: true });
    inTurn([...checks, testStep('tests', { filters: args })]);
    break;
  case 'test:long':
    prepare({ tools: true });
    inTurn([
      testStep('codecs, 100,000 random inputs each', {
        options: ['--testTimeout=600000'],
        filters: ['tests/firmware-protocol'],
        extra: { FC_RUNS: '100000' },
      }),
      testStep('simulated years, 40 of each ritual', { filters: ['tests/simulate'], extra: { HISTORIES: '40' } }),
      testStep('the screens on every panel, every ritual', {
        filters: ['tests/ui/screens', 'tests/ui/rituals', 'tests/ui/township.test', 'tests/scenarios/rituals'],
        extra: { AT_LENGTH: '1' },
      }),
      testStep('storms', { options: ['--config', join(root, 'tests', 'long', 'vitest.config.ts')], filters: args }),
    ]);
    break;
  case 'bench':
    prepare({ tools: true });
    inTurn(benches().map((file) => [file, node, [join(root, 'tests', 'bench', file), ...args]]));
    break;
  default:
    fail(
      `There is no “${mode}”. Use npm start, npm run kiosk, npm run township, npm run simulate, npm test, npm run test:long, npm run bench or npm run check.`,
    );
}

function prepare(options) {
  if (process.platform !== 'linux') fail('The kiosk runs on Linux (Debian 12 or later, x64 or arm64).');
  installPackages(options);
  buildNfc();
  buildScreen();
}

function benches() {
  return readdirSync(join(root, 'tests', 'bench'))
    .filter((file) => file.endsWith('.bench.ts'))
    .sort();
}

/** Runs the service in this process's place: signals go to it, and its end is ours. */
function become(parameters) {
  const child = spawnService(parameters);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`The runtime did not start: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
}
