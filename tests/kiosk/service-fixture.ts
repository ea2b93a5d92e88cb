/** A whole service on a folder of its own, with the simulated reader, for tests that talk to it over HTTP and sockets. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deviceFaults } from '../../device/faults.ts';
import { createSimulator, type Simulator } from '../../device/simulator.ts';
import { startDevices } from '../../device/start.ts';
import { parseConfig } from '../../server/kiosk/config-read.ts';
import type { View } from '../../server/kiosk/contract.ts';
import { startService } from '../../server/kiosk/launch.ts';
import type { Service } from '../../server/kiosk/service.ts';
import { serviceLog } from '../../server/service/logger.ts';

export interface Running {
  readonly service: Service;
  readonly url: string;
  readonly simulator: Simulator;
  /** How often the screen asked for the box to be shut down. */
  readonly shutDowns: () => number;
  close(): Promise<void>;
}

export function dataFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'kiosk-service-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

const noHardware = parseConfig(
  'test',
  '[readers]\nnfc = false\nserial_auto = false\nhid_pos = false\n[box]\nlog_level = "debug"\n',
);

/** Pages as the build leaves them, in a few bytes. */
function builtPages(folder: string): string {
  const pages = join(folder, 'pages');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  for (const name of ['index', 'gallery', 'simulator'])
    writeFileSync(join(pages, `${name}.html`), `<!doctype html><title>${name}</title>`);
  writeFileSync(join(pages, 'assets', 'kiosk-A1.js'), 'export {};');
  return pages;
}

/** `demo`: the demo room, on any free port. */
export async function runService(data: string, { demo }: { readonly demo: boolean }): Promise<Running> {
  const simulator = createSimulator();
  const log = serviceLog(data, 'kiosk', 'debug');
  let shutDowns = 0;
  const service = await startService({
    data,
    port: 0,
    config: noHardware,
    pages: builtPages(data),
    logger: log.logger,
    startDevices: (events) => startDevices(noHardware.devices, events, { more: [simulator.driver] }),
    deviceFaults,
    onRetired: () => undefined,
    simulated: demo ? simulator : null,
    shutDown: () => {
      shutDowns++;
    },
    onBug(error) {
      throw error;
    },
  });
  return {
    service,
    url: service.url,
    simulator,
    shutDowns: () => shutDowns,
    async close() {
      await service.close();
      await log.close();
    },
  };
}

/** A browser's way of asking: JSON in and out, the cookie kept, its own origin told. */
export class Browser {
  readonly #url: string;
  #cookie: string | undefined;

  constructor(url: string, cookie?: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  get cookie(): string | undefined {
    return this.#cookie;
  }

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const asItIs = body instanceof FormData || body instanceof Blob;
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        ...(method === 'GET' ? {} : { origin: this.#url }),
        ...(this.#cookie === undefined ? {} : { cookie: this.#cookie }),
        ...(body === undefined || asItIs ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: asItIs || typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const set = response.headers.get('set-cookie');
    if (set !== null) this.#cookie = set.split(';')[0];
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  command(type: string, data: unknown, id: string = crypto.randomUUID()) {
    return this.ask('POST', '/api/commands', { id, type, data });
  }

  async view(): Promise<View> {
    return (await this.ask('GET', '/api/view')).body;
  }
}

/** Waits for a condition; fails with what was there last. */
export async function until<T>(what: () => T | undefined | false, seconds = 10): Promise<T> {
  for (const deadline = performance.now() + seconds * 1000; ; ) {
    const found = what();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`not within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
