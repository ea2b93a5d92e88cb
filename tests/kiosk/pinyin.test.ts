import { describe, expect, it } from 'vitest';
import { candidates, initials } from '../../server/kiosk/pinyin.ts';

describe('initials of a name', () => {
  it.each([
    ['曾庆祥', 'ZQX'],
    ['单雄信', 'SXX'],
    ['仇英', 'QY'],
    ['解珍', 'XZ'],
    ['区大任', 'ODR'],
    ['欧阳修', 'OYX'],
    ['查良镛', 'ZLY'],
    ['吕布', 'LB'],
    ['买买提·艾力', 'MMTAL'],
    ['张玥', 'ZY'],
  ])('of %s are first of all %s', (name, letters) => {
    expect(initials(name)[0]).toBe(letters);
  });

  it('keep the other readings, so that who types another one finds the person too', () => {
    expect(initials('曾庆祥')).toEqual(['ZQX', 'CQX']);
    expect(initials('单雄信')).toEqual(expect.arrayContaining(['SXX', 'DXX', 'CXX']));
    expect(initials('乐毅')).toEqual(expect.arrayContaining(['YY', 'LY']));
  });

  it('are capped and distinct, and empty for what has none', () => {
    const many = initials('单单单单乐乐乐乐');
    expect(many).toHaveLength(8);
    expect(new Set(many).size).toBe(8);
    expect(initials('·')).toEqual([]);
    expect(initials('')).toEqual([]);
  });
});

describe('candidates for the on-screen keyboard', () => {
  it('are looked up without holding the event loop', async () => {
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 1);
    await candidates('zhang', 8);
    clearInterval(turning);
    expect(turns).toBeGreaterThan(3);
  });

  it.each([
    ['zhang', '张'],
    ['li', '李'],
    ['wang', '王'],
    ['zeng', '曾'],
    ['lv', '吕'],
    ['lü', '吕'],
    ['LYU', '吕'],
    ['dang', '党'],
    ['w', '我'],
    ['dk', '党课'],
    ['dangke', '党课'],
    ['xuexi', '学习'],
    ['huiyi', '会议'],
    ['zhutidangri', '主题党日'],
    ['ztdr', '主题党日'],
  ])('for %s hold %s among the first 8', async (letters, wanted) => {
    expect(await candidates(letters, 8)).toContain(wanted);
  });

  it.each([
    ['li', '里理力', '李黎里'],
    ['shan', '山善闪', '单山善'],
    ['zeng', '增赠憎', '曾增赠'],
    ['ou', '欧偶呕', '欧区偶'],
    ['w', '我为无', '王吴魏'],
    ['shi', '是时事', '石史施'],
    ['de', '的得德', '的得德'],
  ])('for %s begin with %s by use, with %s where a name is written', async (letters, text, name) => {
    expect((await candidates(letters, 3)).join('')).toBe(text);
    expect((await candidates(letters, 3, true)).join('')).toBe(name);
  });

  it.each([
    ['yue', '玥'],
    ['chong', '翀'],
    ['jing', '璟'],
    ['shen', '燊'],
    ['yun', '赟'],
    ['zhe', '喆'],
    ['yi', '祎'],
    ['yu', '彧'],
  ])('for %s hold %s, which phone keyboards of the shelf lack', async (letters, wanted) => {
    expect(await candidates(letters, 60)).toContain(wanted);
  });

  it('keep to the limit, without doubles, and answer nonsense with nothing', async () => {
    const some = await candidates('yi', 30);
    expect(some).toHaveLength(30);
    expect(new Set(some).size).toBe(30);
    expect(await candidates('', 8)).toEqual([]);
    expect(await candidates('张三', 8)).toEqual([]);
    expect(await candidates('zzzz', 8)).toEqual([]);
  });
});
