/**
 * Brings node_modules up to date: the packages of the lock file, the pinned Node runtime among them, and the one native
 * library that is compiled here (nfc-pcsc's), for that runtime and not for the machine's. Plain JavaScript that Node 18
 * understands, without dependencies: it runs before there are any.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const root = new URL('../..', import.meta.url).pathname;
const modules = join(root, 'node_modules');
const runtime = join(modules, `node-linux-${process.arch}`);

/** The pinned Node. */
export const node = join(runtime, 'bin', 'node');

/** The environment in which `node` means the pinned one. */
export const environment = { ...process.env, PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}` };

/** Ends the process with a sentence for the person at the terminal, never with a stack trace. */
export function fail(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** What was built from what: one small file per product, holding the fingerprint of its sources. */
function stampOf(name) {
  return join(modules, '.kiosk', name);
}

function isFresh(name, value) {
  return existsSync(stampOf(name)) && readFileSync(stampOf(name), 'utf8') === value;
}

function setFresh(name, value) {
  mkdirSync(join(modules, '.kiosk'), { recursive: true });
  writeFileSync(stampOf(name), value);
}

function run(what, command, args, env) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`);
  fail(`${what} did not work (see above). Mend the cause and run the same command again.`);
}

/**
 * Installs what the lock file says, when it has changed; the tools for testing only where `tools` asks for them. Not by
 * `npm ci`, which stops where a mirror lacks the packages of other platforms, though nobody here would install them.
 */
export function installPackages({ tools }) {
  const lock = fingerprint([join(root, 'package-lock.json')]);
  if (isFresh('packages', `${lock} tools`) || (!tools && isFresh('packages', `${lock} room`))) return;
  process.stdout.write('installing packages …\n');
  const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  run('npm install', 'npm', tools ? [...args, '--include=dev'] : [...args, '--omit=dev'], {
    ...process.env,
    NODE_ENV: '',
  });
  if (!existsSync(node))
    fail(
      `There is no Node runtime for this machine (${process.platform} ${process.arch}): Linux x64 or arm64 is needed.`,
    );
  setFresh('packages', `${lock} ${tools ? 'tools' : 'room'}`);
}

/** Compiles nfc-pcsc's native part where Debian's headers are; without them the room runs, and this says how to get NFC. */
export function buildNfc() {
  const library = join(modules, '@pokusew', 'pcsclite');
  if (!existsSync(library)) return;
  const version = JSON.parse(readFileSync(join(runtime, 'package.json'), 'utf8')).version;
  const built = join(library, 'build', 'Release', 'pcsclite.node');
  if (existsSync(built) && isFresh('nfc', version)) return;
  const missing = ['/usr/include/PCSC/winscard.h', '/usr/bin/g++', '/usr/bin/make', '/usr/bin/python3'].filter(
    (path) => !existsSync(path),
  );
  if (missing.length > 0) {
    process.stdout.write(
      'NFC readers need a few Debian packages. 使用 NFC 读卡器请先安装：\n' +
        '  sudo apt-get install -y pcscd libccid libpcsclite-dev g++ make python3\n' +
        'then start again. Everything else works without them.\n',
    );
    return;
  }
  process.stdout.write('building the NFC library …\n');
  run(
    'Building the NFC library',
    'npm',
    ['rebuild', '@pokusew/pcsclite', '--ignore-scripts=false', '--loglevel=error'],
    {
      ...environment,
      npm_config_nodedir: runtime,
    },
  );
  setFresh('nfc', version);
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      if (entry.isDirectory()) return entry.name === 'dist' ? [] : filesBelow(join(folder, entry.name));
      return [join(folder, entry.name)];
    })
    .sort();
}

/** Builds the screen when its sources have changed. */
export function buildScreen() {
  const sources = fingerprint([...filesBelow(join(root, 'ui')), join(root, 'package-lock.json')]);
  if (existsSync(join(root, 'ui', 'dist', 'index.html')) && isFresh('screen', sources)) return;
  process.stdout.write('building the screen …\n');
  const vite = join(modules, 'vite', 'bin', 'vite.js');
  run(
    'Building the screen',
    node,
    [vite, 'build', '--config', join(root, 'ui', 'vite.config.ts'), '--logLevel', 'warn'],
    environment,
  );
  setFresh('screen', sources);
}
