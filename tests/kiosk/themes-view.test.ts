import { expect, test } from 'vitest';
import type { CommandDataOf } from '../../server/domain/commands.ts';
import { issuedTheme, themesPage } from '../../server/kiosk/themes-view.ts';
import { themes } from '../../ui/texts/themes.ts';
import { branch, type Scene } from '../domain/scene.ts';

const today = '2026-11-20';
const write = (scene: Scene, entry: string, fact: CommandDataOf<'ledger.write'>['fact']) =>
  scene.do({ type: 'ledger.write', data: { entry, on: '2026-11-15', fact, text: '', evidence: [], corrects: null } });

/** A day that was held, one that was withdrawn, one to come; an obligatory theme and an own one. */
function menu(): Scene {
  const scene = branch();
  scene.plan();
  scene.open();
  scene.plan('gone', '2026-12-01');
  scene.do({ type: 'meeting.withdraw', data: { meeting: 'gone', reason: '镇里统一安排' } });
  scene.plan('m2', '2026-12-15');
  write(scene, 't1', { what: 'theme', year: '2026', title: '党代会精神', must: true });
  write(scene, 't2', { what: 'theme', year: '2026', title: '河道清洁', must: false });
  return scene;
}

test('PL-12 given a menu, then the next theme day can take a theme, and those that began can be marked', () => {
  const page = themesPage(menu().state, '2026', today);
  expect(page.themes.map(({ title, must, uses }) => [title, must, uses])).toEqual([
    ['党代会精神', true, []],
    ['河道清洁', false, []],
  ]);
  expect(page.themes[0]?.offer).toEqual({ meeting: 'm2', date: '2026-12-15', theme: '学习' });
  expect(page.unmarked).toEqual([{ meeting: 'm1', date: '2026-11-15', theme: '学习' }]);
  expect(themes.count(page)).toBe('2026年 2 个主题，1 个必选还没有用');
});

test('PL-12 when theme days take a theme, then it says when, and taken back it is free again', () => {
  const scene = menu();
  write(scene, 'u2', { what: 'taken', year: '2026', theme: 't1', meeting: 'm2' });
  write(scene, 'u1', { what: 'taken', year: '2026', theme: 't1', meeting: 'm1' });
  const page = themesPage(scene.state, '2026', today);
  expect(page.themes[0]?.uses).toEqual([
    { entry: 'u1', meeting: 'm1', date: '2026-11-15' },
    { entry: 'u2', meeting: 'm2', date: '2026-12-15' },
  ]);
  expect(page.themes.map(themes.used)).toEqual(['已用于 11月15日、12月15日', '还没有用过']);
  expect(page.unmarked).toEqual([]);
  scene.do({ type: 'ledger.strike', data: { ledger: 'themes:2026', entry: 'u1', reason: '登记错了' } });
  expect(themesPage(scene.state, '2026', today).unmarked).toHaveLength(1);
});

test('another year has its own menu, and no day to take from it', () => {
  expect(themesPage(menu().state, '2025', today)).toEqual({ year: '2025', themes: [], unmarked: [] });
});

const issued = { title: '基层治理', when: '2026-12', must: true, points: ['全会精神'], lesson: null };

test('PL-12 GB-03 given a theme from above, then its month’s day can take it, once, and again when it has changed', () => {
  const scene = menu();
  const issue = (lesson: { title: string; pages: string[] } | null) =>
    scene.do({ type: 'theme.issue', data: { theme: 'down', ...issued, lesson } }, 'staff');
  const first = () => themesPage(scene.state, '2026', today).themes[0];
  issue(null);
  expect(first()).toMatchObject({
    issued: { on: '2026-11-15', when: '2026-12', points: ['全会精神'], lesson: null, recalled: false },
    offer: { meeting: 'm2' },
  });
  expect(first() && themes.line(first() as never)).toBe('上级 11月15日下发，用于 12月，还没有用过');
  scene.do({ type: 'theme.take', data: { meeting: 'm2', theme: 'down', entry: 'e1', reason: '改用' } });
  expect(first()).toMatchObject({ uses: [{ entry: 'e1', meeting: 'm2' }], offer: null });
  issue({ title: '治理', pages: ['第一页', '第二页'] });
  expect(first()).toMatchObject({ issued: { lesson: { title: '治理', pages: 2 } }, offer: { meeting: 'm2' } });
  scene.do({ type: 'theme.recall', data: { theme: 'down', reason: '另行安排' } }, 'staff');
  expect(first()).toMatchObject({ issued: { recalled: true }, offer: null });
});

test('the notice board shows what is wanted next, until its month is over or it is recalled', () => {
  const scene = menu();
  scene.do({ type: 'theme.issue', data: { theme: 'old', ...issued, title: '上月', when: '2026-10-15' } }, 'staff');
  expect(issuedTheme(scene.state, today)).toBeNull();
  scene.do({ type: 'theme.issue', data: { theme: 'down', ...issued } }, 'staff');
  expect(issuedTheme(scene.state, today)).toEqual({ title: '基层治理', must: true, on: '2026-11-15' });
  scene.do({ type: 'theme.recall', data: { theme: 'down', reason: '另行安排' } }, 'staff');
  expect(issuedTheme(scene.state, today)).toBeNull();
});
