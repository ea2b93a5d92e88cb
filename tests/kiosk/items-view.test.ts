import { expect, test } from 'vitest';
import { gbRegular } from '../../server/domain/policy/gb-regular.ts';
import { itemsPage } from '../../server/kiosk/items-view.ts';
import { items as texts } from '../../ui/texts/items.ts';
import { under } from '../domain/notices/looking.ts';

test('GB-06 items stand open first by their deadline, with who answers, the last word on them, and the looks of the policy', () => {
  const scene = under(gbRegular);
  const none = { look: null, meeting: null, parent: null } as const;
  const raise = (item: string, due: string) =>
    scene.do({
      type: 'item.raise',
      data: {
        item,
        kind: 'service',
        on: '2026-11-05',
        from: 'branch',
        to: 'branch',
        ...none,
        person: 'chen',
        due,
        text: item,
        measures: '',
      },
    });
  raise('later', '2026-12-01');
  raise('sooner', '2026-11-10');
  raise('closed', '2026-11-06');
  raise('wrong', '2026-11-06');
  scene.do({ type: 'item.close', data: { item: 'closed', on: '2026-11-06' } });
  scene.do({ type: 'item.withdraw', data: { item: 'wrong', reason: '重复登记' } });
  scene.do({
    type: 'item.progress',
    data: { item: 'sooner', entry: 'e1', on: '2026-11-09', stage: 'result', text: '修好了', evidence: [] },
  });
  const { items, looks } = itemsPage(scene.state, '2026-11-11');
  expect(items.map(({ id, standing }) => [id, standing])).toEqual([
    ['sooner', 'late'],
    ['later', 'open'],
    ['closed', 'done'],
  ]);
  expect(items.slice(0, 1).map(texts.line)).toEqual(['联系服务 · 陈建国 · 11月9日结果：修好了']);
  expect(looks).toEqual(gbRegular.rectification.looks);
});
