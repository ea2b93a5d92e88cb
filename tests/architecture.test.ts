/** The layout, checked: who may import whom. Read it as the map of the house. */
import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Place {
  /** A folder, or a single file; the longest that fits a file rules it. */
  readonly at: string;
  /** Places whose code may be imported, besides the place itself. */
  readonly uses?: readonly string[];
  /** Places of which only the types may be imported. */
  readonly knows?: readonly string[];
  /** Packages by name or scope; `node:` stands for all of Node. */
  readonly packages?: readonly string[];
}

const ground = ['firmware-protocol/', 'server/domain/', 'server/log/', 'server/sync/', 'server/documents/'];
/** What a room's service and the township's have in common. */
const service = 'server/service/';

const web = ['node:', '@fastify/', 'fastify', 'fastify-type-provider-zod', 'socket.io', 'pino', 'smol-toml', 'zod'];
/** What a page may know of the service: the form of things, nothing that runs. */
const contract = ['server/kiosk/contract.ts', 'server/township/contract.ts', 'server/domain/'];

const layout: readonly Place[] = [
  { at: 'firmware-protocol/' },
  {
    at: 'device/',
    uses: ['firmware-protocol/'],
    packages: ['node:', 'serialport', '@serialport/', 'node-hid', 'nfc-pcsc'],
  },
  { at: 'server/domain/', packages: ['zod'] },
  { at: 'server/log/', uses: ['server/domain/'], packages: ['node:', 'better-sqlite3', 'zod'] },
  { at: 'server/sync/', uses: ['server/domain/', 'server/log/'], packages: ['node:', 'fastify', 'zod'] },
  { at: 'server/documents/', uses: ['server/domain/'], packages: ['node:', 'docx', 'hucre', 'pdfkit', 'bwip-js'] },
  {
    at: 'server/kiosk/',
    uses: [...ground, service, 'server/simulate/'],
    knows: ['device/'],
    packages: [...web, 'better-sqlite3', 'fflate', 'hucre', 'pinyin-pro'],
  },
  { at: 'server/kiosk/main.ts', uses: [...ground, service, 'server/kiosk/', 'device/'], packages: web },
  // Both ends of the wire see it: types, nothing that runs.
  {
    at: 'server/kiosk/contract.ts',
    knows: ['server/kiosk/contract/', 'server/service/contract/', 'device/contract.ts', 'server/domain/'],
  },
  {
    at: 'server/kiosk/contract/',
    uses: ['server/service/contract/', 'server/domain/'],
    knows: ['device/contract.ts'],
    packages: ['zod'],
  },
  { at: service, uses: ['server/domain/', 'server/log/'], packages: web },
  { at: 'server/service/contract/', uses: ['server/domain/'], knows: ['device/contract.ts'], packages: ['zod'] },
  { at: 'server/township/', uses: [...ground, service], packages: [...web, 'better-sqlite3', 'kysely', 'pg'] },
  {
    at: 'server/township/demo/',
    uses: [...ground, service, 'server/township/', 'server/simulate/'],
    packages: ['node:', 'zod'],
  },
  { at: 'server/township/contract.ts', knows: ['server/township/contract/', 'server/service/contract/'] },
  { at: 'server/township/contract/', uses: ['server/service/contract/', 'server/domain/'], packages: ['zod'] },
  { at: 'server/simulate/', uses: ['server/domain/', 'server/log/'], packages: ['node:', 'zod'] },
  { at: 'server/runtime/', packages: ['node:'] },
  { at: 'ui/elements/', uses: ['ui/texts/'], knows: contract, packages: ['lit', 'socket.io-client'] },
  { at: 'ui/texts/', uses: ['ui/elements/'], knows: contract },
  ...['ui/kiosk/', 'ui/secretary/', 'ui/simulator/'].map((at) => ({
    at,
    uses: ['ui/elements/', 'ui/texts/', 'ui/kiosk/', 'ui/secretary/'],
    knows: contract,
    packages: ['lit'],
  })),
  {
    at: 'ui/township/',
    uses: ['ui/elements/', 'ui/texts/'],
    knows: ['server/township/contract.ts'],
    packages: ['lit', 'socket.io-client'],
  },
  {
    at: 'ui/gallery/',
    uses: ['ui/elements/', 'ui/texts/', 'ui/kiosk/', 'ui/secretary/', 'ui/township/'],
    knows: contract,
    packages: ['lit'],
  },
  { at: 'ui/vite.config.ts', packages: ['node:', 'vite'] },
];

type Sources = Readonly<Record<string, string>>;
interface Import {
  readonly from: string;
  /** A path from the root, or a package's name. */
  readonly to: string;
  /** `start`: run in a process or thread of its own. */
  readonly kind: 'value' | 'type' | 'start';
}

/** Formatted code only: statements begin their line. An import whose target is computed escapes it, so there may be none. */
function importsOf(from: string, source: string): Import[] {
  const scans = [
    ...source.matchAll(/^(?:import|export)\s+(?<type>type\s+(?!from\s))?[^'"`;]*?\bfrom\s+'(?<to>[^']+)'/gm),
    ...source.matchAll(/^import\s+'(?<to>[^']+)'/gm),
    ...source.matchAll(/(?<![.\w#])(?:import|require)\((?:\s*'(?<to>[^']+)'\s*\)|(?<computed>[^)]*))/g),
    ...source.matchAll(/\bnew URL\(\s*'(?<start>\.[^']+\.(?:ts|mjs|js))',\s*import\.meta\.url/g),
  ];
  return scans.map(({ groups = {} }) => {
    const to = groups.to ?? groups.start ?? `computed: ${groups.computed}`;
    return {
      from,
      to: to.startsWith('.') ? posix.join(posix.dirname(from), to) : to,
      kind: groups.type ? 'type' : groups.start ? 'start' : 'value',
    };
  });
}

const isPath = (to: string) => /^(firmware-protocol|device|server|ui)\//.test(to);
const within = (place: string, file: string) => (place.endsWith('/') ? file.startsWith(place) : file === place);

function placeOf(file: string): Place | undefined {
  return layout.filter(({ at }) => within(at, file)).sort((a, b) => b.at.length - a.at.length)[0];
}

function allowed({ from, to, kind }: Import): boolean {
  const place = placeOf(from);
  if (!place) return false;
  if (!isPath(to)) {
    const named = (name: string) =>
      /[:/]$/.test(name) ? to.startsWith(name) : to === name || to.startsWith(`${name}/`);
    return (place.packages ?? []).some(named);
  }
  // Whoever rules a single file of a folder rules it alone: main.ts is imported by nobody.
  const open = [place.at, ...(place.uses ?? []), ...(kind === 'type' ? (place.knows ?? []) : [])];
  return to !== 'server/kiosk/main.ts' && open.some((at) => within(at, to));
}

/** Import cycles among what runs; types may know each other. */
function cyclesOf(imports: readonly Import[]): string[] {
  const targets = Map.groupBy(
    imports.filter(({ kind }) => kind === 'value'),
    ({ from }) => from,
  );
  const finished = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, path: readonly string[]) => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' → '));
    else if (!finished.has(file)) {
      for (const { to } of targets.get(file) ?? []) walk(to, [...path, file]);
      finished.add(file);
    }
  };
  for (const file of targets.keys()) walk(file, []);
  return found;
}

function violations(sources: Sources): string[] {
  const files = Object.entries(sources);
  const imports = files.flatMap(([file, source]) => importsOf(file, source));
  return [
    ...files.filter(([file]) => !placeOf(file)).map(([file]) => `${file} has no place in the layout`),
    ...imports.filter((one) => !allowed(one)).map(({ from, to, kind }) => `${from} may not import ${kind} ${to}`),
    ...cyclesOf(imports).map((cycle) => `cycle: ${cycle}`),
  ];
}

describe('the house', () => {
  it('is built by its plan', () => {
    const root = new URL('..', import.meta.url).pathname;
    const files = globSync('{firmware-protocol,device,server,ui}/**/*.{ts,mjs,js}', { cwd: root }).filter(
      (file) => !file.startsWith('ui/dist/') && !file.endsWith('.d.ts'),
    );
    expect(files.length).toBeGreaterThan(100);
    const sources = Object.fromEntries(files.map((file) => [file, readFileSync(root + file, 'utf8')]));
    const imports = Object.entries(sources).flatMap(([file, source]) => importsOf(file, source));
    // Each statement was understood: none has more lines that begin with `import` than imports were found in it.
    for (const [file, source] of Object.entries(sources))
      expect(imports.filter(({ from }) => from === file).length, file).toBeGreaterThanOrEqual(
        source.match(/^import\b/gm)?.length ?? 0,
      );
    expect(violations(sources)).toEqual([]);
  });

  it.each<[string, Sources]>([
    ['a codec reads a file', { 'firmware-protocol/a.ts': "import { readFile } from 'node:fs';\n" }],
    ['a codec knows a driver', { 'firmware-protocol/a.ts': "import type { Reading } from '../device/contract.ts';\n" }],
    ['the domain takes the clock of Node', { 'server/domain/a.ts': "import {\n  hrtime,\n} from 'node:process';\n" }],
    ['the domain knows the log', { 'server/domain/decide/a.ts': "export * from '../../log/log.ts';\n" }],
    ['the room starts a driver', { 'server/kiosk/a.ts': "import { start } from '../../device/start.ts';\n" }],
    ['the room loads a driver late', { 'server/kiosk/a.ts': "const a = await import('../../device/start.ts');\n" }],
    ['the room runs a driver', { 'server/kiosk/a.ts': "fork(new URL('../../device/a.ts', import.meta.url));\n" }],
    ['somebody imports the entry', { 'server/kiosk/a.ts': "import './main.ts';\n" }],
    ['the township reaches the kiosk', { 'server/township/a.ts': "import { a } from '../kiosk/a.ts';\n" }],
    [
      'the screen runs the server',
      { 'ui/kiosk/a.ts': "import { cx6n } from '../../server/domain/policy/cx-6n.ts';\n" },
    ],
    ['the screen runs the contract', { 'ui/kiosk/a.ts': "import { a } from '../../server/kiosk/contract.ts';\n" }],
    ['an element knows an app', { 'ui/elements/a.ts': "import { app } from '../kiosk/app.ts';\n" }],
    ['a page counts with the domain', { 'ui/kiosk/a.ts': "import { addDays } from '../../server/domain/date.ts';\n" }],
    ['the room opens a port by itself', { 'server/kiosk/a.ts': "import { SerialPort } from 'serialport';\n" }],
    ['a target is computed', { 'server/kiosk/a.ts': 'await import(name);\n' }],
    ['a file has no place', { 'server/helpers/a.ts': '' }],
    [
      'two files need each other',
      { 'server/domain/a.ts': "import './b.ts';\n", 'server/domain/b.ts': "export { a } from './a.ts';\n" },
    ],
  ])('would not pass if %s', (_, sources) => {
    expect(violations(sources)).toHaveLength(1);
  });

  it('lets pass what the plan allows', () => {
    expect(
      violations({
        'server/domain/a.ts': "import { z } from 'zod';\nimport type { B } from './b.ts';\n",
        'server/domain/b.ts': "import { a } from './a.ts';\n",
        'server/kiosk/a.ts': "import type { Reading } from '../../device/contract.ts';\nimport pino from 'pino';\n",
        'server/kiosk/main.ts': "import { start } from '../../device/start.ts';\nimport { a } from './a.ts';\n",
        'ui/kiosk/a.ts': "import type { View } from '../../server/kiosk/contract.ts';\nimport { html } from 'lit';\n",
      }),
    ).toEqual([]);
  });
});
