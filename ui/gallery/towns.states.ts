/** The pages of the levels below, and how a level stands with the one above. */
import { html, type TemplateResult } from 'lit';
import type { SuperiorPage, Town, TownFigures, TownPage, TownsPage } from '../../server/township/contract.ts';
import '../township/shell.ts';
import '../township/superior-part.ts';
import '../township/town.ts';
import '../township/towns.ts';
import { places } from './township.states.ts';

const names = '赤溪 桃溪 龙泉 大塘 石门 枫林 白云 双港 沙洲 青山 南湖 北岭 东屿 西渡 新市'.split(' ');
const today = '2026-11-18';
const first = '2016-01';
const told = Date.UTC(2026, 10, 17, 13, 20);

function figures(branches: number, seed: number): TownFigures {
  const [late, silent, missing] = [seed % 3, (seed * 5) % 7, seed % 2];
  const held = branches - late - silent - missing - (seed % 4);
  const expected = (held + late) * 17;
  const traces = (held + late) * 6;
  return {
    branches,
    standings: { held, late, 'not-reported': silent, missing },
    attendance: { expected, present: Math.round(expected * (0.78 + ((seed * 3) % 17) / 100)), leave: branches },
    traces: { done: traces - ((seed * 11) % 40), of: traces },
    dues: { done: branches * 17 - (seed % 30), of: branches * 17 },
    assessed: { qualified: seed % 5 === 0 ? 12 : 0, unqualified: seed % 10 === 0 ? 1 : 0 },
  };
}

const none: TownFigures = {
  branches: 0,
  standings: { held: 0, late: 0, 'not-reported': 0, missing: 0 },
  attendance: { expected: 0, present: 0, leave: 0 },
  traces: { done: 0, of: 0 },
  dues: { done: 0, of: 0 },
  assessed: { qualified: 0, unqualified: 0 },
};

const town = (name: string, index: number): Town => ({
  unit: `t${index}`,
  name: `${name}镇`,
  figures: index === 13 ? none : figures(60 + ((index * 17) % 90), index),
  reported: index === 13 ? null : told - index * 3_700_000,
  heard: index === 4 ? Date.UTC(2026, 10, 12, 9) : told,
  silent: index === 4,
});

const trend = Array.from({ length: 11 }, (_, index) => ({
  month: `2026-${String(index + 1).padStart(2, '0')}`,
  figures: figures(1200, index + 2),
}));

const towns: TownsPage = { today, month: '2026-11', first, towns: names.map(town), sum: figures(1650, 5), trend };
const branches: TownPage = {
  ...{ today, month: '2026-10', first, town: town('赤溪', 0), trend },
  units: names.map((name, index) => ({
    unit: `b${index}`,
    name: `${name}村党支部`,
    is: 'branch',
    figures: {
      ...none,
      traces: { done: 4 + (index % 3), of: 6 },
      dues: { done: 15 + (index % 3), of: 17 },
      branches: 1,
      standings: {
        ...none.standings,
        ...(index === 3 ? { 'not-reported': 1 } : index === 6 ? { late: 1 } : { held: 1 }),
      },
      attendance: index === 3 ? none.attendance : { expected: 17, present: 13 + (index % 4), leave: 1 },
    },
    reported: told - index * 600_000,
  })),
};

const under: SuperiorPage = {
  ...{ standing: 'accepted', name: '清溪县', url: 'https://county.example/', mark: '3F7A', heard: told },
  ...{ up: true, lockedOut: null, needsCode: false, halted: false },
};

const page = (body: TemplateResult, place: 'towns' | 'fleet' = 'towns') =>
  html`<township-shell township="清溪县" person="王芳" .places=${['wall', 'towns', ...places.slice(1)]} .place=${place}>${body}</township-shell>`;
const townsOf = (of: TownsPage) => page(html`<township-towns .page=${of}></township-towns>`);
const townOf = (of: TownPage) => page(html`<township-town .page=${of}></township-town>`);
const superiorOf = (of: Partial<SuperiorPage>) =>
  page(html`<superior-part .page=${{ ...under, ...of }}></superior-part>`, 'fleet');

export const states: Readonly<Record<string, () => TemplateResult>> = {
  towns: () => townsOf(towns),
  'towns-none': () => townsOf({ ...towns, towns: [], sum: none, trend: [] }),
  town: () => townOf(branches),
  'town-silent': () => townOf({ ...branches, town: town('石门', 4), month: '2026-11' }),
  'town-first': () => townOf({ ...branches, month: first, trend: [] }),
  'town-new': () => townOf({ ...branches, units: [], trend: [] }),
  superior: () => superiorOf({}),
  'superior-waiting': () => superiorOf({ standing: 'waiting' }),
  'superior-new': () =>
    superiorOf({ standing: 'not-enrolled', name: '', mark: '', heard: null, up: false, needsCode: true }),
  'superior-revoked': () => superiorOf({ standing: 'revoked', needsCode: true }),
  'superior-locked': () => superiorOf({ up: false, lockedOut: 'unknown', needsCode: true }),
  'superior-superseded': () => superiorOf({ up: false, lockedOut: 'superseded' }),
  'superior-halted': () => superiorOf({ halted: true }),
};
