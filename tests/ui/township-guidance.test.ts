/** The words and the reading of a policy's values at the console. */
import { describe, expect, it } from 'vitest';
import { presetIds } from '../../server/domain/policy/presets.ts';
import { valuesOf } from '../../server/township/guidance/own-policy.ts';
import { sections, valueText, wholePathText } from '../../ui/texts/township-policies.ts';
import { typed } from '../../ui/township/typed-value.ts';

it.each(presetIds)('every value of %s is called by its name', (base) => {
  for (const assessment of [false, true]) {
    const values = valuesOf({ base, assessment });
    const titles = new Map(
      values.flatMap(({ path, value }) =>
        path.endsWith('.title') ? [[path.slice(0, -6), String(value)] as const] : [],
      ),
    );
    for (const { path, value } of values) {
      expect(sections).toHaveProperty(path.split('.')[0] ?? '');
      const said = wholePathText(path, titles).replaceAll(/“.*”/g, '');
      expect(said, path).not.toMatch(/[a-z]{2}/);
      if (path !== 'title') expect(valueText(value), path).not.toMatch(/[a-z]{2}/);
      if (typeof value !== 'boolean')
        expect(typed(value === null ? '' : valueText(value).replace(/^无$/, ''), value), path).toEqual(value);
    }
  }
});

describe('what is typed for a value', () => {
  it('is of the kind of the document’s, and nothing lifts it', () => {
    expect(typed('0.9', 0.85)).toBe(0.9);
    expect(typed('', 3)).toBeNull();
    expect(typed('90', null)).toBe(90);
    expect(typed('false', true)).toBe(false);
    expect(typed('镇主题党日', '主题党日')).toBe('镇主题党日');
    expect(typed('2、3、5', [2, 3])).toEqual([2, 3, 5]);
    expect(typed('floating frail', [])).toEqual(['floating', 'frail']);
    expect(typed('', ['floating'])).toEqual([]);
    expect(typed('流动党员、离退休', ['floating'])).toEqual(['floating', 'retired']);
    expect(typed('合并计算', 'mean-of-rates')).toBe('pooled');
  });

  it('stays as it is where it cannot be, so that the server tells what is wrong', () => {
    expect(typed('很多', 3)).toBe('很多');
  });

  it('is said as people say it', () => {
    expect([null, true, ['a', 'b'], [], 0.85].map(valueText)).toEqual(['不要求', '是', 'a、b', '无', '0.85']);
  });
});
