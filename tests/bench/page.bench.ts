/** What the kiosk's page loads before it can show anything, gzipped. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { report } from './figures.ts';

const dist = new URL('../../ui/dist', import.meta.url).pathname;
const page = readFileSync(`${dist}/index.html`, 'utf8');
const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path ?? '');
const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(dist + path)).length, 0);
report('script of the kiosk page, gzipped', `${(bytes / 1000).toFixed(1)} KB`, '≤ 60 KB');
