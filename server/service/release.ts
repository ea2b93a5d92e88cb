/** Which version this is, and a moment that no right clock can stand before. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Package = z.object({ version: z.string() });

export const version = Package.parse(
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')),
).version;

/** ms since the epoch; moved on with each release. */
export const released = Date.parse('2026-11-01T00:00:00Z');
