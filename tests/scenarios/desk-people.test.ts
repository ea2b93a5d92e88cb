/** The secretary's forms about people by touch: each sends its command, and the room is changed by it. */
import { beforeAll, expect, it, vi } from 'vitest';
import { addDays, dateOf } from '../../server/domain/date.ts';
import type { AbsencePage, ExemptionsPage, MeetingNames, MemberPage, TurnsPage } from '../../server/kiosk/contract.ts';
import { describeWith } from '../extras.ts';
import { type Kiosk, nowAtTen } from './kiosk.ts';
import { type Screen, startRoom } from './screen.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** It knows exemptions, and asks for them in writing. */
const config = '[policy]\nbase = "xn-plus"\n';

const pin = '123456';
const setup = { township: '咸安镇', branch: '直属党支部', kind: 'organ', room: '', secretary: '林国栋', pin };
const ordinary = { standing: 'member', category: 'ordinary', probationary: false } as const;
const roster = { zheng: '郑海燕', xu: '许国平', yang: '杨文斌', he: '何爱莲', luo: '罗春香' };

/** China's date, so many days ago. */
const daysAgo = (days: number) => addDays(dateOf(nowAtTen()), -days);

/** The branch has its people for a month, and a theme day today at which nobody signed in. */
async function haveMet(kiosk: Kiosk): Promise<void> {
  await kiosk.post('/api/setup', setup);
  const from = daysAgo(30);
  const people = Object.entries(roster).map(([id, name]) => ({ ...ordinary, person: id, name, from }));
  await kiosk.command({ type: 'roster.add', data: { people } });
  const [meeting, date, reason] = ['m1', daysAgo(0), '设备故障'];
  const parts = [{ id: 'day' as const, start: '09:00' }];
  const plan = { theme: '学党章', place: '', requirements: '', parts, agenda: [], pages: [], reason };
  await kiosk.command({ type: 'meeting.plan', data: { meeting, date, ...plan } });
  await kiosk.command({ type: 'meeting.open', data: { meeting, date, dateConfirmed: true } });
  expect(await kiosk.command({ type: 'meeting.close', data: { meeting, reason } })).toEqual({ kind: 'done' });
}

describeWith(['chromium', 'cjkFonts'], 'the desk keeps the people', () => {
  let kiosk: Kiosk;
  let screen: Screen;

  beforeAll(async () => {
    const room = await startRoom({ config, prepare: haveMet });
    ({ kiosk, screen } = room);
    return room.close;
  });

  const person = async (id: string) => (await kiosk.desk()).people.find((one) => one.id === id);

  async function openSheet(name: string): Promise<void> {
    await screen.openDesk(/^花名册/);
    await screen.touch(/看名单/);
    await screen.touch(new RegExp(name));
    await screen.page.locator('member-sheet').waitFor();
  }

  async function type(...keys: string[]): Promise<void> {
    const keyboard = screen.page.locator('text-keyboard');
    for (const key of keys) await screen.touch(key, keyboard);
    await screen.touch('完成', keyboard);
    await keyboard.waitFor({ state: 'detached' });
  }

  const said = (text: string | RegExp) => screen.page.getByText(text).first().waitFor();
  /** Back to the room, from whatever depth. */
  async function leave(): Promise<void> {
    await screen.page.goto(kiosk.url);
    await screen.page.locator('room-frame').waitFor();
  }

  it('WJ-02 XN-06 changes a class from an earlier day, and takes it back', async () => {
    const { touch } = screen;
    await openSheet('郑海燕');
    await touch(/类别/);
    await touch('流动党员');
    await touch('日减');
    await touch(/从这天起/);
    await said('郑海燕 的变动已登记');
    const changed = await person('zheng');
    expect(changed?.category).toBe('floating');
    const { turns }: MemberPage = await get(`member?person=zheng`);
    expect(turns[0]).toMatchObject({ before: { category: 'ordinary' }, as: { category: 'floating' } });
    expect(turns[0]?.day).not.toBe(turns[1]?.day);
    await touch(/变动记录/);
    await touch('撤销');
    await touch('登记错人');
    await said('已撤销，原记录保留');
    expect((await person('zheng'))?.category).toBe('ordinary');
    await leave();
  });

  it('CX-08 marks double membership with the other branch, and takes it back', async () => {
    const { touch } = screen;
    await openSheet('许国平');
    await touch(/双重组织生活/);
    await type('123', '7');
    await touch(/从这天起/);
    await said('许国平 的变动已登记');
    expect(await person('xu')).toMatchObject({ dual: true, home: '7', standing: 'member' });
    await touch(/变动记录/);
    await touch('撤销');
    await touch('登记错人');
    await said('已撤销，原记录保留');
    expect(await person('xu')).toMatchObject({ dual: false, home: null });
    await leave();
  });

  it('WJ-02 marks 空挂, names another secretary', async () => {
    const { touch } = screen;
    await openSheet('杨文斌');
    await touch('空挂');
    await said('杨文斌 已标注空挂');
    const { marks }: MemberPage = await get('member?person=yang');
    expect(marks).toEqual(['unattached']);
    await touch('任支部书记');
    await touch('是，从今天起');
    await said('支部书记：杨文斌');
    expect((await kiosk.desk()).roles.secretary).toBe('杨文斌');
    await leave();
  });

  it('WJ-02 records a leaving with day and place, and a wrong one comes back', async () => {
    const { touch } = screen;
    await openSheet('杨文斌');
    await touch(/转出、离开/);
    await touch('组织关系转出');
    await type('123', '9');
    await touch('日减');
    await touch(/从这天起/);
    await said('杨文斌 已登记离开');
    expect(await person('yang')).toBeUndefined();
    const { turns }: TurnsPage = await get(`turns?year=${daysAgo(1).slice(0, 4)}`);
    expect(turns.find(({ as }) => as === null)).toMatchObject({ person: 'yang', place: '9', undone: false });
    await touch('返回', screen.page.locator('desk-roster'));
    await touch('返回', screen.page.locator('desk-roster'));
    await touch(/变动记录/);
    await touch('撤销', screen.page.locator('.item', { hasText: '转出' }));
    await touch('登记错人');
    await said('已撤销，原记录保留');
    expect((await person('yang'))?.name).toBe('杨文斌');
    await leave();
  });

  it('WJ-02 enters one who joins, with the day and where she came from', async () => {
    const { page, touch } = screen;
    await screen.openDesk(/^花名册/);
    await touch(/转入、添加/);
    await touch(/^姓名/);
    await type('123', '1');
    await touch(/从哪里转入/);
    await type('123', '8');
    await touch(/从哪天起/);
    await touch('日减');
    await touch(/从这天起/);
    await touch('预备党员', page.locator('person-form'));
    await touch('保存');
    await said('1 已加入花名册');
    const { turns }: TurnsPage = await get(`turns?year=${daysAgo(1).slice(0, 4)}`);
    expect(turns.find(({ name }) => name === '1')).toMatchObject({
      before: null,
      as: { probationary: true },
      place: '8',
    });
    await leave();
  });

  it('keeps what was typed of one who may have been here before, until it is told who that is', async () => {
    const { page, touch } = screen;
    const former = { ...ordinary, person: 'former', name: '2', from: daysAgo(30) };
    await kiosk.command({ type: 'roster.add', data: { people: [former] } });
    await kiosk.command({ type: 'roster.remove', data: { person: 'former', reason: '组织关系转出' } });
    await screen.openDesk(/^花名册/);
    await touch(/转入、添加/);
    await touch(/^姓名/);
    await type('123', '2');
    await touch('预备党员', page.locator('person-form'));
    await touch('保存');
    await touch('返回', page.locator('one-page'));
    await touch('保存');
    await touch(/^是，.*离开/);
    await said('2 已加入花名册');
    expect(await person('former')).toMatchObject({ name: '2', probationary: true });
    await leave();
  });

  it('XN-06 an exemption: asked, approved with the paper, ended; the page tells who is exempt', async () => {
    const { page, touch } = screen;
    const rows = async () => ((await get('exemptions')) as ExemptionsPage).rows;
    await screen.openDesk(/^花名册/);
    await touch('免到');
    await touch('登记申请');
    await touch(/何爱莲/);
    await touch('长期患病卧床');
    await touch('没有，口头申请');
    await touch(/从这天起/);
    await touch('年加');
    await touch(/到这天为止/);
    await said('何爱莲 的申请已登记');
    expect(await rows()).toMatchObject([{ standing: 'asked', reason: '长期患病卧床', written: false }]);
    await touch('批准', page.locator('desk-exemptions'));
    await touch('已收到，批准');
    await said('现在免到 1 人');
    expect(await rows()).toMatchObject([{ standing: 'holds', written: true }]);
    await touch('结束', page.locator('desk-exemptions'));
    await touch('登记错人');
    await said('现在免到 0 人');
    expect((await rows())[0]?.standing).toBe('over');
    await leave();
  });

  it('CX-09 PL-03 records a make-up with its day', async () => {
    const { page, touch } = screen;
    const section = page.locator('desk-absence');
    await screen.openDesk(/^补课/);
    await touch(/缺席/, section);
    await section.locator('.person').first().tap();
    await touch('记补课', section);
    await section.locator('.chip').first().tap();
    await touch(/就是这天/);
    await said('补课已登记');
    const { meetings }: AbsencePage = await get(`absence?year=${daysAgo(0).slice(0, 4)}`);
    const entries = meetings.flatMap(({ absentees }) => absentees.flatMap((one) => one.entries));
    expect(entries).toMatchObject([{ what: 'make-up', on: daysAgo(0) }]);
    await leave();
  });

  it('KX-08 CX-19 signs in after the closing: a member, and a visitor who was forgotten', async () => {
    const { touch } = screen;
    await screen.openDesk(/^补签/);
    await touch(/学党章/);
    await touch(/罗春香/);
    await touch('漏了签到');
    await said('罗春香 已签到');
    await leave();
    await screen.openDesk(/^来宾/);
    await touch(/学党章/);
    await touch('产业大户');
    await touch(/^姓名/);
    await type('123', '6');
    await touch('签到');
    await touch('漏了签到');
    await said('6 已签到');
    const guest = (await kiosk.desk()).people.find(({ name }) => name === '6');
    expect(guest).toMatchObject({ standing: 'invitee', invitee: 'producer' });
    const names: MeetingNames = await get('names?meeting=m1');
    expect(names).toMatchObject({ present: ['罗春香'], others: ['6'] });
    await leave();
  });

  it('WJ-02 who left and comes back is the same person, where the secretary says so', async () => {
    const { touch } = screen;
    const people = [{ ...ordinary, person: 'five', name: '5', from: daysAgo(20) }];
    await kiosk.command({ type: 'roster.add', data: { people } });
    await kiosk.command({ type: 'roster.remove', data: { person: 'five', reason: '转出', on: daysAgo(10) } });
    await screen.openDesk(/^花名册/);
    await touch(/添加一人/);
    const add = async (answer: string | RegExp) => {
      await touch(/^姓名/);
      await type('123', '5');
      await touch('保存');
      await touch(answer);
      await said('5 已加入花名册');
      const found = async () => (await kiosk.desk()).people.flatMap(({ id, name }) => (name === '5' ? [id] : []));
      // What was said may be of the time before.
      await expect.poll(found).toHaveLength(1);
      return found();
    };
    expect(await add(/^是，/)).toEqual(['five']);
    await kiosk.command({ type: 'roster.remove', data: { person: 'five', reason: '转出', on: daysAgo(0) } });
    expect(await add('不是，是另一个人')).toEqual([expect.not.stringMatching('five')]);
    await leave();
  });

  async function get<T>(path: string): Promise<T> {
    const page = await screen.page.evaluate(async (at) => (await fetch(`/api/desk/${at}`)).json(), path);
    return page as T;
  }
});
