/** What the whole screen says when a card or booklet was held to a reader: what happened, what to do, whom to ask. */

import type { AnswerPush } from '../../server/kiosk/contract.ts';
import { dayText, spokenTime } from '../elements/clock.ts';
import { unreachable } from '../elements/unreachable.ts';
import { member } from './member.ts';

/** Colour and shape of an answer. `offline`: recorded here, to be sent on later. */
export type Tone = 'success' | 'offline' | 'notice' | 'failure';

export interface AnswerText {
  readonly tone: Tone;
  /** Who it was, where that is known and may be said. */
  readonly name: string | null;
  readonly headline: string;
  readonly detail: string;
  /** What to do now, for the person who stands there; empty when nothing is left to do. */
  readonly todo: string;
  /** The short code of a parked tap. */
  readonly code: string | null;
}

const things = { card: '党员卡', booklet: '《党员一本通》' } as const;
const bySecretary = '请找书记按姓名签到。';

/** A command of the chair's that came to nothing. */
export function outcomeText(kind: string): AnswerText {
  const { refused } = member;
  const todo =
    kind === 'no-session' || kind === 'not-recording' || kind === 'unreachable' ? refused[kind] : refused.other;
  return { ...failure('没有办成'), todo };
}

export function answerText(push: AnswerPush, linkDown: boolean): AnswerText {
  const { answer, name } = push;
  switch (answer.kind) {
    case 'signed-in': {
      const nth = `${spokenTime(answer.at)} · 第 ${answer.nth} 位`;
      // Who has not paid is nobody's business: only the good news is said.
      const detail = answer.duesPaid ? `${nth} · 本月党费已交` : nth;
      const headline = answer.part === 'evening' ? '夜学签到成功' : '签到成功';
      if (linkDown) return { ...success(name, headline), tone: 'offline', detail: `${detail} · 离线已记录` };
      return { ...success(name, headline), detail };
    }
    case 'already-signed-in':
      return { ...notice(name, '已经签到'), detail: `${spokenTime(answer.at)} 已签到，不用再刷` };
    case 'dues-marked':
      return { ...success(name, '党费已登记'), detail: '本月党费已交' };
    case 'dues-already':
      return { ...notice(name, '本月已登记'), detail: '党费已经登记过，不用再刷' };
    case 'unknown':
      return {
        ...failure(`不认识这${unit(answer.credential)}`),
        detail: '已先记下，从现在起算',
        todo: '请把号码告诉书记，由书记确认是谁。',
        code: answer.code,
      };
    case 'unknown-not-kept':
      return { ...failure(`不认识这${unit(answer.credential)}`), detail: '没有记下', todo: bySecretary };
    case 'lost':
      return parked(failure(`${thing(answer.credential)}已挂失`, name), answer.code, '请把号码告诉书记，由书记确认。');
    case 'replaced':
      return parked(
        failure(`旧${thing(answer.credential)}已停用`, name),
        answer.code,
        '请改用新的；没有带，请把号码告诉书记。',
      );
    case 'other-branch':
      return {
        ...notice(name, '不是本支部党员'),
        detail: answer.branch,
        todo: `来参加活动，请${answer.code === '' ? '找书记' : '把号码告诉书记，'}登记为其他参与人。`,
        code: answer.code === '' ? null : answer.code,
      };
    case 'random-uid':
      return {
        ...failure('手机不能签到'),
        detail: '手机每次的号码都不同，认不出是谁',
        todo: '请用党员卡，或扫《党员一本通》。',
      };
    case 'bad-check':
      return { ...failure('条码没有扫清'), detail: '', todo: '请抹平条码，对准红光再扫一次。' };
    case 'not-a-booklet':
      return {
        ...failure('这不是《党员一本通》'),
        detail: '扫到的是别的条码',
        todo: '请扫《党员一本通》封面上的条码。',
      };
    case 'not-genuine':
      return { ...failure('卡没有通过核验'), detail: '不是发给本支部的卡', todo: bySecretary };
    case 'replayed':
      return { ...failure('卡的核验码已经用过'), detail: '可能是复制的卡，没有记下', todo: bySecretary };
    case 'unproven':
      return {
        ...failure('没有读到卡的核验码'),
        detail: '没有记下',
        todo: '请平放在读卡器上，再放一次；还不行，请找书记按姓名签到。',
      };
    case 'unreadable':
      return answer.reason === 'left-too-soon'
        ? { ...failure('拿得太快了'), detail: '', todo: '请平放在读卡器上，听到“嘀”声再拿开。' }
        : { ...failure('卡没有反应'), detail: '', todo: '请换一面再放一次；还不行，请找书记按姓名签到。' };
    case 'too-early':
      return {
        ...notice(name, '还没到签到时间'),
        detail: `${dayText(answer.date)} ${spokenTime(answer.from)} 起可以签到`,
        todo: '到时请再刷一次。',
      };
    case 'nothing-today':
      return {
        ...notice(name, '今天没有主题党日'),
        detail: answer.next === undefined ? '' : `下次是 ${dayText(answer.next)}`,
        todo: '不用签到。',
      };
    case 'meeting-over':
      return { ...failure('会议已经结束', name), detail: '', todo: '这次没有记下。如果到过会，请找书记。' };
    case 'ballot':
      return { ...success(name, '请投票'), detail: '请在屏幕上点选，无记名' };
    case 'ballot-cast':
      return { ...notice(name, '已经投过票'), detail: '每人一票', todo: '不用再投。' };
    case 'ballot-late':
      return { ...notice(name, '这次不用投'), detail: '投票已经开始，名单里还没有您', todo: '下次请早些登记。' };
    case 'ballot-busy':
      return { ...notice(name, '请稍等'), detail: '前面一位还没有投完', todo: '等屏幕空出来，请再刷一次。' };
    case 'bound':
      return { ...success(name, `${thing(answer.credential)}已绑定`), detail: '以后用它签到' };
    case 'bound-already':
      return { ...notice(name, '原来就绑定了'), detail: `${thing(answer.credential)}没有变化` };
    case 'bound-to-another':
      return {
        ...failure(`${thing(answer.credential)}是别人的`),
        detail: '它已经绑定给另一位党员，没有改动',
        todo: '请换一个，或先在名册里解除。',
      };
    case 'not-recording':
      return { ...failure('现在不能记录'), detail: '没有签到', todo: '请书记在纸上登记，恢复后再刷一次。' };
    default:
      return unreachable(answer);
  }
}

function thing(credential: keyof typeof things): string {
  return things[credential];
}

function unit(credential: keyof typeof things): string {
  return credential === 'card' ? '张卡' : '个条码';
}

/** Without a code it was not kept: so many were before it in this meeting. */
function parked(text: AnswerText, code: string, todo: string): AnswerText {
  if (code === '') return { ...text, detail: '没有记下', todo: bySecretary };
  return { ...text, detail: '已先记下，从现在起算', todo, code };
}

function success(name: string | null, headline: string): AnswerText {
  return { tone: 'success', name, headline, detail: '', todo: '', code: null };
}

function notice(name: string | null, headline: string): AnswerText {
  return { tone: 'notice', name, headline, detail: '', todo: '', code: null };
}

function failure(headline: string, name: string | null = null): AnswerText {
  return { tone: 'failure', name, headline, detail: '', todo: '', code: null };
}
