import { expect, test } from 'vitest';
import { noticesOf } from '../../server/domain/notices.ts';
import { presets } from '../../server/domain/policy/presets.ts';
import { withAssessment } from '../../server/domain/policy/with-assessment.ts';
import { noticesPage } from '../../server/service/views/notices.ts';
import { namingBy } from '../../ui/texts/naming.ts';
import { noticeSays } from '../../ui/texts/notice-sentences.ts';
import { citation } from '../../ui/texts/notices.ts';
import { BranchYear, ten } from '../domain/branch-year.ts';

const today = '2027-02-01';

/** A year in which few come, and only p0 pays. */
function troubled(policy = presets['cx-6n']): BranchYear {
  const year = new BranchYear(withAssessment(policy));
  for (const month of ['2026-01', '2026-02', '2026-03', '2026-05']) {
    year.hold(`${month}-15`, { came: ten.slice(0, 3) });
    year.do({ type: 'dues.mark-paid', data: { month, person: 'p0' } });
  }
  return year.at('10:00', today);
}

test('every notice is said in a whole sentence, under every policy, with the document that asks for it', () => {
  const said = new Set<string>();
  for (const policy of Object.values(presets)) {
    const { state } = troubled(policy);
    const naming = namingBy(noticesPage(state, today).names, 3);
    for (const notice of noticesOf(state, today)) {
      said.add(notice.kind);
      expect(noticeSays(notice, naming), notice.id).toMatch(/^(?!.*(已删除|undefined|NaN|Invalid)).+。$/);
      expect(citation(notice.clause)).toMatch(/^[^A-Z]/);
    }
  }
  expect(said.size).toBeGreaterThan(8);
});

test('an answer is shown with its notice, and no longer once it was taken back', () => {
  const year = troubled();
  const open = noticesPage(year.state, today).notices.find(
    ({ closing, standing }) => closing === 'answer' && standing === 'open',
  );
  const id = open?.id ?? '';
  const shown = () => noticesPage(year.state, today).notices.find((notice) => notice.id === id);
  expect(year.do({ type: 'notice.answer', data: { notice: id, answer: 'a1', what: '防汛值守', by: null } }).kind).toBe(
    'done',
  );
  expect(shown()).toMatchObject({ standing: 'closed', answer: 'a1', said: '防汛值守' });
  year.do({ type: 'notice.reopen', data: { notice: id, answer: 'a1', reason: '写错了' } });
  expect(shown()).toMatchObject({ standing: 'open', answer: null, said: '' });
});

test('names beyond those that fit are counted', () => {
  const naming = namingBy({ a: '陈建国', b: '黄志强', c: '欧阳海', m: '2026-11-15' }, 2);
  expect(naming.people(['a', 'b', 'c'])).toBe('陈建国、黄志强等 3 人');
  expect(naming.people(['a', 'b'])).toBe('陈建国、黄志强');
  expect([
    naming.about('m'),
    naming.about('2026'),
    naming.about('2026-H1'),
    naming.about('2026-Q2'),
    naming.about('2026-03'),
  ]).toEqual(['11月15日主题党日', '2026年', '2026年上半年', '2026年第2季度', '2026年3月']);
  expect(citation('CX-14 二.6')).toBe('赤溪镇委〔2017〕260号 二.6');
});
