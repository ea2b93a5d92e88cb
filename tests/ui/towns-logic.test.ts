/** The pure parts of the pages of the levels below. */
import { describe, expect, it } from 'vitest';
import { nothing } from '../../server/domain/figures.ts';
import { acceptedDevice } from '../../ui/gallery/fleet-fixtures.ts';
import { ofDevice } from '../../ui/texts/township-device.ts';
import { fleet } from '../../ui/texts/township-fleet.ts';
import { standingOf, towns as texts } from '../../ui/texts/township-towns.ts';

describe('a branch’s month', () => {
  const standing = (branches: number, standings = {}) =>
    texts.standing({ ...nothing, branches, standings: { ...nothing.standings, ...standings } });

  it('is called as it stands: of a branch that has told nothing yet it is ahead, of none before its log', () => {
    expect(standing(1, { held: 1 })).toBe('已开展');
    expect(standing(1)).toBe('还没有到');
    expect(standing(0)).toBe('启用之前');
    expect(standingOf(nothing)).toBe('unrecorded');
  });
});

it('an assessment is called as on its own pages', () => {
  expect(texts.assessed({ qualified: 3, unqualified: 1 })).toBe('合格 3 不合格 1');
});

it('of a server below no word is of a room, and no word of a storage card; of a room none of a server', () => {
  const town = { ...acceptedDevice, level: 'township', branch: '赤溪镇', room: '' } as const;
  const leaves = (of: object): string[] =>
    Object.values(of).flatMap((said) => {
      if (typeof said === 'function') return said(0);
      return typeof said === 'object' ? leaves(said) : said;
    });
  const words = (device: typeof acceptedDevice) => [
    ...leaves(ofDevice[device.level]),
    ...leaves([fleet.ask(device), fleet.formerKey.ask(device), fleet.named(device), fleet.manageOf(device)]),
    ...fleet.health({ ...device, mishaps: [{ kind: 'cloned', at: 0 }] }),
    fleet.box.mishap(device.level, { kind: 'restored', at: 0 }),
  ];
  expect(words(town).filter((said) => /活动室|存储卡|终端|书记|支部|镇里|（）/.test(said))).toEqual([]);
  expect(words(acceptedDevice).filter((said) => /服务器|平台/.test(said))).toEqual([]);
});
