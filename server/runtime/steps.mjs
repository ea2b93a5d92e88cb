/** The steps of the checks and the tests. Plain JavaScript that Node 18 understands, as the launcher. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, fail, node, root } from './install.mjs';

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');

/** More files than this do not fail because the machine stood still for a moment. */
const fewFiles = 3;

/** Of vitest: `options` hold for a second try, too; `filters` say which files the first runs. */
export function testStep(name, { options = [], filters = [], extra = {} } = {}) {
  const parameters = (files) => [vitest, 'run', ...options, ...files];
  return [name, node, parameters(filters), extra, parameters];
}

/** Runs one after the other and stops at the first that fails. */
export function inTurn(steps) {
  for (const [name, command, parameters, extra, again] of steps) {
    const started = Date.now();
    process.stdout.write(`\n— ${name}\n`);
    const { status, failed } = run(command, parameters, extra);
    if (status !== 0 && !(again !== undefined && passesAgain(failed, command, again, extra))) fail(`“${name}” failed.`);
    process.stdout.write(`  ok, ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  }
}

/**
 * In CI no landing is refused for one stall of a shared machine: a few files that failed are run once more, whole, for the
 * tests of a story stand on each other. They are named, and what they met is a fault all the same.
 */
function passesAgain(failed, command, again, extra) {
  if (!process.env.CI || failed.length === 0 || failed.length > fewFiles) return false;
  process.stdout.write(`\n— once more: ${failed.join(', ')}\n`);
  if (run(command, again(failed), extra).status !== 0) return false;
  process.stdout.write(`\nPASSED ONLY AT ITS SECOND TRY: ${failed.join(', ')}\n`);
  return true;
}

function run(command, parameters, extra) {
  const folder = mkdtempSync(join(tmpdir(), 'steps-'));
  const list = join(folder, 'failed-files');
  const env = { ...environment, ...extra, FAILED_FILES: list };
  const { status } = spawnSync(command, parameters, { cwd: root, env, stdio: 'inherit' });
  const failed = existsSync(list) ? readFileSync(list, 'utf8').split('\n').filter(Boolean) : [];
  rmSync(folder, { recursive: true, force: true });
  return { status, failed };
}
