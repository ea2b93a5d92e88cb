/** What the desk says of the township's server. */
import type { Desk, StickAnswer, TownshipAnswer, TownshipPage } from '../../server/kiosk/contract.ts';
import { dayText } from '../elements/clock.ts';
import type { Sentence } from './desk.ts';

const standings: Readonly<Record<TownshipPage['standing'], string>> = {
  none: '本终端的配置里没有填镇服务器的网址，记录只存在本机。',
  'not-enrolled': '还没有接入镇里。请向镇党建办要一个接入码，在这里输入。',
  waiting: '已经申请接入，正在等镇里同意。同意之前照常使用，记录不会丢。',
  accepted: '已接入镇里。',
  revoked: '镇里已注销本终端。没有上传的记录正在交给镇里。',
  refused: '镇里没有同意本终端接入，记录只存在本机。请联系镇党建办，要一个新的接入码。',
};

const refusals: Readonly<Record<Extract<TownshipAnswer, { ok: false }>['why'], Sentence>> = {
  'unknown-code': { what: '没有这个接入码，或者已经用过。', next: '请核对后再输一次。' },
  expired: { what: '接入码已过期。', next: '请向镇党建办再要一个。' },
  revoked: { what: '本终端已被镇里注销，不能再接入。', next: '请联系镇党建办。' },
  'no-branch': {
    what: '这个接入码是给新支部用的。',
    next: '请先在本机设置支部，再到“接入镇里”输入；要接替原来的机器，请向镇党建办要“更换设备”的接入码。',
  },
  'other-branch': {
    what: '这个接入码不是给本支部用的。',
    next: '请与镇党建办核对；本支部以前接入过的，请要“更换设备”的接入码。',
  },
  unreachable: { what: '连不上镇服务器。', next: '请检查网络，稍后再试。' },
};

type Carried = Extract<StickAnswer, { ok: true }>;

/** '' where there is neither. */
const counted = (events: number, photos: number): string =>
  [...(events > 0 ? [`新记录 ${events} 条`] : []), ...(photos > 0 ? [`照片 ${photos} 张`] : [])].join('、');

const notCarried: Readonly<Record<Extract<StickAnswer, { ok: false }>['why'], Sentence>> = {
  'no-stick': { what: '没有找到U盘。', next: '请插上U盘，等几秒再试。' },
  'many-sticks': { what: '插着不止一个U盘。', next: '请只留一个。' },
  'not-enrolled': { what: '还没有接入镇里。', next: '请先输入接入码接入。' },
  'not-written': { what: 'U盘写不进去。', next: '请看U盘是否已满、写保护或松动，或换一个。' },
  'not-read': { what: 'U盘读不出来。', next: '请重新插一次，或换一个。' },
  'no-file': { what: 'U盘里没有镇里的回执。', next: '请先把U盘拿到镇里导入，再带回来。' },
  'other-room': { what: 'U盘里是别的活动室的回执。', next: '请换上带到镇里去的那个U盘。' },
  forged: { what: '回执不是本镇平台签发的，没有导入。', next: '请联系镇党建办。' },
  foreign: { what: '这个文件不是镇里的回执。', next: '请到镇里重新导出。' },
  half: { what: '回执文件不完整，没有导入。', next: '请到镇里重新拷一次。' },
  version: { what: '回执由更新的程序写成，本机还不认识。', next: '请先升级本机程序。' },
  halted: { what: '回执里有记录与本机对不上，其余的已导入。', next: '本机的记录不受影响，请联系维护人员。' },
};

const lockedOutWords: Readonly<Record<NonNullable<TownshipPage['lockedOut']>, string>> = {
  superseded:
    '本终端用的是更换密钥以前的存储卡，镇里暂时不收它的记录。签到照常，记录都在本机，不会丢。请打电话请镇党建办在“设备”页给本终端点“恢复接入”，点后一分钟内自动接上，不用换卡，也不用接入码。刚换过卡的，镇里可能要等十分钟才能点。',
  unknown: '镇里认不出本终端了。签到照常，记录都在本机，不会丢。请向镇党建办要一个接入码，在这里输入。',
};

const troubleWords: Readonly<Record<NonNullable<TownshipPage['trouble']>, string>> = {
  server: '镇服务器暂时出了故障，或者太忙。本终端会自动再试，签到照常，记录不会丢。',
  line: '连上的不是镇服务器：网络可能要先登录，或者网址不对。通了以后自动上传，签到照常，记录不会丢。',
  signature: '应答的签名不是镇服务器的，没有采信。签到照常，记录不会丢。请联系维护人员。',
};

export const townshipLink = {
  standing: ({ standing, township }: TownshipPage) =>
    township === '' ? standings[standing] : `${township}：${standings[standing]}`,
  mark: (mark: string) => `本终端编号 ${mark}，镇里用它核对是哪一台。`,
  traffic: ({ up, lockedOut, trouble, unsent }: TownshipPage) => {
    if (lockedOut !== null) return lockedOutWords[lockedOut];
    const waits = unsent > 0 ? `有 ${unsent} 条等着上传` : '';
    if (up) return unsent > 0 ? `正在上传，还有 ${unsent} 条` : '记录已全部上传';
    if (trouble === null) return `暂时没有联网，${waits || '联网后自动上传'}`;
    return `${troubleWords[trouble]}${waits === '' ? '' : `现在${waits}。`}`;
  },
  strange: (count: number) => `镇里来的 ${count} 条记录，本机的程序不认识，已原样保存；升级本机程序后自动生效。`,
  halted: '有记录与镇里对不上，上传停在那里，本机的记录不受影响。请联系维护人员。',
  policy: ({ name, version, from }: NonNullable<Desk['policy']>) =>
    `自 ${from.slice(0, 4)}年${dayText(from)}起按镇里下发的制度：${name}，第 ${version} 版。本终端配置文件里的制度不再起作用。`,
  enter: '输入接入码',
  label: '镇里给的接入码，10 位数字',
  asked: '已申请，等镇里同意',
  refused: (why: keyof typeof refusals) => refusals[why],
  byHand: '没有网络时，可以用U盘把记录和照片带到镇里，再把回执带回来。',
  export: '导出到U盘',
  import: '导入回执',
  carrying: '正在读写U盘，照片多时要几分钟。请不要拔U盘，也不要断电……',
  carried: {
    export: ({ events, photos, left, file }: Carried) => {
      const went = counted(events, photos);
      if (photos === 0 && left > 0)
        return `${went === '' ? '' : `已写入U盘 ${went}。`}U盘空间不够，照片没有写入，请清出空间或换一个U盘。`;
      const rest = left === 0 ? '' : `还有 ${left} 张照片这次放不下，等镇里收下、导入回执后再导出一次。`;
      return `${went === '' ? '镇里已有全部记录，U盘里写的是清单' : `已写入U盘 ${went}`}：${file}。${rest}`;
    },
    import: ({ events, photos, healed }: Carried) => {
      if (healed) return '回执已导入，与镇里不一致的记录已经并好，一条不少。请再导出一次，把并好的带给镇里。';
      const came = counted(events, photos);
      return came === '' ? '回执已导入，镇里没有新记录' : `回执已导入，镇里来的${came}`;
    },
  },
  notCarried: (why: keyof typeof notCarried) => notCarried[why],
} as const;
