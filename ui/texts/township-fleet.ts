/** What the township's pages of boxes and of accounts say. */
import type { BoxReport, FleetDevice, Quarantine, Role } from '../../server/township/contract.ts';
import { dateOf, dayText, timeText } from '../elements/clock.ts';

const moment = (at: number) => `${dateOf(at).slice(0, 4)}年${dayText(dateOf(at))} ${timeText(at)}`;

const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(bytes < 10e9 ? 1 : 0);

/** What is wrong with a box, by what it says of itself. */
function complaints({ readers, clock, recording, free, halted = [] }: BoxReport): readonly string[] {
  const faulty = readers.filter(({ state }) => state !== 'ready').length;
  const why = halted.map((one) => haltedWords[one.why]);
  return [
    ...(recording === false ? ['不能保存记录'] : []),
    ...(readers.length === 0 ? ['没有读卡器'] : faulty > 0 ? [`${faulty} 个读卡器不正常`] : []),
    ...(clock === 'none' || clock === 'saved' ? ['时钟不准'] : []),
    ...(free !== undefined && free < lowDisk ? [`磁盘只剩 ${gigabytes(free)} GB`] : []),
    ...new Set(why),
  ];
}

/** Bytes; below this a year's photos and logs may not find room. */
const lowDisk = 1e9;

const haltedWords: Readonly<Record<NonNullable<BoxReport['halted']>[number]['why'], string>> = {
  fork: '记录分叉，正在自动并入',
  tampered: '上传停了：记录校验不符',
};

const called = ({ branch, room, level }: Pick<FleetDevice, 'branch' | 'room' | 'level'>) =>
  level === 'township' ? `${branch}的下级平台` : `${branch}（${room}）的终端`;

const mishapWords: Readonly<Record<FleetDevice['mishaps'][number]['kind'], string>> = {
  damaged: '数据文件损坏，已自动修复，缺的记录从镇里取回。',
  restored: '用备份恢复过，备份以后的记录从镇里取回。',
  'set-back': '存储卡被还原成旧映像。旧映像以后的记录已从镇里取回，还原后新记的也都保留。',
  cloned: '存储卡被复制，原卡和复制的卡都在用。两边的记录都已保留、没有重复；请收回一张，另一台用“更换设备”重新接入。',
  parted: '镇里的数据曾退回到较早的时候，镇里缺的记录已由这台终端补回。',
};

const why = { reason: '理由', example: '例如：设备损坏、遗失、送修' } as const;

/** Of one that asked with a key from before its last change. */
const atFormerKey = {
  room: {
    what: (at: number) => `用更换密钥以前的存储卡联系过，最近一次 ${moment(at)}。镇里没有收它的记录，都还在终端里。`,
    next: '请打电话与活动室核对。确实换过卡的，点“恢复接入”：终端一分钟内自动接上，补传记录，并再换一把新密钥。',
    inUse:
      '更换密钥以后的那张卡十分钟内也联系过，可能有两张卡在用，现在不能恢复。请先与活动室核对，收回一张；收回后最多等十分钟，这里就可以点“恢复接入”。',
    effect: '旧存储卡上的密钥重新有效，终端接上后马上再换一把。换下来的那张卡从此不能接入，请收回。',
    example: '例如：存储卡损坏，换上了备份卡，已电话核对',
  },
  township: {
    what: (at: number) => `用更换密钥以前的数据库联系过，最近一次 ${moment(at)}。没有收它上报的数字，都还在它那里。`,
    next: '请打电话与对方核对。确实恢复过备份的，点“恢复接入”：它一分钟内自动接上，补报数字，并再换一把新密钥。',
    inUse:
      '更换密钥以后的那台服务器十分钟内也联系过，可能有两台在用，现在不能恢复。请先与对方核对，停用一台；停用后最多等十分钟，这里就可以点“恢复接入”。',
    effect: '备份里的密钥重新有效，它接上后马上再换一把。用后来那把密钥的服务器从此不能接入，请停用。',
    example: '例如：数据库损坏，恢复了备份，已电话核对',
  },
} as const;

export const fleet = {
  heading: '设备',
  note: '每个活动室一台终端，接入后自动上传签到和会议记录。',
  setBack: (at: number) =>
    `镇里的数据库曾恢复到较早的状态（${moment(at)} 发现）。缺的记录由各终端联系时自动补回，已下发的也会重新列出，不用重做。`,
  make: '生成接入码',
  waiting: (count: number) => `等待接入（${count}）`,
  nobodyWaits: '没有等待接入的设备。',
  says: '设备填报',
  meant: '接入码发给',
  mark: { room: '终端编号', township: '服务器编号' },
  rivals: {
    room: '这几台都说自己是同一个支部的终端，只能同意一台：同意其中一台，其余的自动不同意。编号显示在各终端工作台的“接入镇里”，请打电话请书记念出来核对。',
    township:
      '这几台服务器都说自己是同一个下级平台，只能同意一台：同意其中一台，其余的自动不同意。编号显示在各自“设备”页的“上级平台”里，请打电话请对方念出来核对。',
  },
  replacing: '接替原设备',
  replacingNote: '同意后，原设备随即注销，没有开完的会由新设备接着开。',
  differs: '与设备填报的支部不一致，请先电话核对。',
  asked: (at: number) => `${moment(at)} 申请`,
  accept: '同意接入',
  formerKey: {
    heading: (count: number) => `用更换以前的密钥联系（${count}）`,
    putBack: '恢复接入',
    ...atFormerKey,
    ask: (device: FleetDevice) => ({
      ...{ heading: `恢复${called(device)}？`, effect: atFormerKey[device.level].effect, reason: why.reason },
      ...{ example: atFormerKey[device.level].example, do: '恢复接入' },
    }),
  },
  refuse: '不同意',
  accepted: (count: number) => `已接入（${count}）`,
  heads: ['支部', '活动室', '最近联系', '程序', '状况', '已收到', '未上传', '不计入', '管理'],
  version: (report: BoxReport | null) => report?.version ?? '—',
  room: ({ level, room }: FleetDevice) => (level === 'township' ? '下级平台' : room),
  health: ({ level, report, mishaps }: FleetDevice) => [
    ...(mishaps.some(({ kind }) => kind === 'cloned') ? ['存储卡被复制，有两台终端在用'] : []),
    ...(report === null ? ['还没有报告'] : level === 'township' ? [] : complaints(report)),
  ],
  healthy: '正常',
  events: (count: number) => `${count} 条`,
  outside: ({ quarantined, handedOver }: FleetDevice) =>
    quarantined + handedOver === 0 ? '0' : `${quarantined + handedOver} 条`,
  unknown: '—',
  manage: '管理',
  manageOf: (device: FleetDevice) => `管理${called(device)}`,
  revoked: (count: number) => `已注销（${count}）`,
  refused: (count: number) => `没有同意的（${count}）`,
  named: ({ branch, room, level }: FleetDevice) =>
    level === 'township' ? called({ branch, room, level }) : `${branch} · ${room}`,
  handedOver: (count: number) => `注销后交来 ${count} 条，还没有计入`,
  none: '还没有接入的设备。先生成接入码，由支部书记在活动室的终端上输入。',
  code: {
    heading: '生成接入码',
    level: '接入什么',
    levels: { room: '活动室终端', township: '下级平台（乡镇、街道的服务器）' },
    town: '给哪个单位',
    townExample: '赤溪镇',
    townNote:
      '接入码只能用一次，过期作废。下级平台启动时加上 --superior 和本平台的网址，管理员在它的“设备”页“上级平台”里输入。上来的只有汇总数字。',
    branch: '给哪个支部',
    example: '流岐岙村党支部',
    note: '接入码只能用一次，过期作废。支部书记在活动室终端的“接入镇里”里输入。更换设备的，请在原设备的“管理”里生成。',
    make: '生成',
    /** `28390 51746` */
    spaced: (code: string) => `${code.slice(0, 5)} ${code.slice(5)}`,
    for: (branch: string) => `${branch}的接入码`,
    qr: '接入码的二维码，可以拍照发给支部书记',
    expires: (at: number) => `只能用一次，${moment(at)} 前有效`,
    once: '关闭后不再显示，请现在抄下或者念给支部书记。',
    joinOnce: {
      room: '在新终端的首次设置页点“接替原设备”，输入这个码。关闭后不再显示，请现在抄下。',
      township: '在新服务器“设备”页的“上级平台”里输入这个码。关闭后不再显示，请现在抄下。',
    },
    done: '抄好了',
  },
  why,
  ask: (device: FleetDevice) => ({
    heading: `不同意${called(device)}接入？`,
    effect: '它不能接入；以后可以用新的接入码再申请。',
    reason: why.reason,
    example: '例如：与接入码不一致，电话核对不符',
    do: '不同意接入',
  }),
  box: {
    heading: called,
    replace: '更换设备',
    replaceEffect:
      '生成一个接入码，新终端用它接替这一台：支部的全部记录会自动取回。新终端同意接入的那一刻，这一台注销。',
    revoke: '注销',
    revokeEffect:
      '注销不能撤回。这台终端先把没有上传的记录交来，单独存放、不计入；交完并备份以后，它自动清除本机的个人信息。',
    township: {
      replaceEffect:
        '生成一个接入码，下级平台的新服务器用它接着上报，以前上报的数字都在。同意接入的那一刻，原来的注销。',
      revokeEffect:
        '注销不能撤回。它不再上报，已经上报的数字不再显示；以后可以用新的接入码再接入，今年和去年的数字会重新上报。',
      letInEffect: '交来的数字全部计入。',
    },
    key: '更换密钥',
    keyEffect: '终端下次联系时换一把新的签名密钥，旧记录的签名仍然有效。每年会自动更换一次；怀疑密钥泄露时再点这里。',
    keyDue: '已通知更换密钥，等终端联系。',
    keyDo: '更换密钥',
    mishaps: '经历',
    mishap: ({ kind, at }: FleetDevice['mishaps'][number]) => `${moment(at)}（终端的时钟）：${mishapWords[kind]}`,
    halted: {
      fork: '同一序号的记录，镇里和终端不一样：存储卡可能被换回旧的，或者被复制。正在自动并入，两边的记录都不会丢。',
      tampered: '终端传来的记录与它的签名不符：可能损坏，也可能被改动。请检查这台终端的存储卡，必要时更换设备。',
    },
    outside: '不计入的记录',
    kinds: {
      'not-understood': '未识别：终端的程序较新，或者记录损坏。已原样保存，升级服务器后自动计入。',
      'handed-over': '注销后交来：由您决定是否计入。',
    },
    kind: ({ type, count, from, until }: Quarantine['kinds'][number]) => {
      const span = from === null || until === null ? '时间不明' : `${moment(from)} 至 ${moment(until)}（终端的时钟）`;
      return `${type === '' ? '类型不明' : type}：${count} 条，${span}`;
    },
    nothing: '没有。',
    letIn: '计入',
    letInEffect: '交来的记录全部计入，作为迟到的记录显示；已经上报的数字不改，另行标出变化。',
    back: '返回',
    close: '关闭',
  },
  cancel: '取消',
} as const;

export const roles: Readonly<Record<Role, string>> = {
  township: '镇党委',
  community: '社区（片区）党委',
  branch: '党支部',
};

export const accounts = {
  heading: '账号',
  note: '一人一个账号。镇党委的账号看全镇，社区的看所辖支部，支部的只看本支部。',
  add: '添加账号',
  heads: ['账号', '角色', '可以查看', '动态验证码', '状态', ''],
  all: '全镇所有支部',
  unknownUnit: '（尚未接入）',
  code: (on: boolean) => (on ? '已开启' : '未开启'),
  disabled: '已停用',
  active: '正常',
  self: '本人',
  disable: '停用',
  enable: '恢复',
  disableOf: (name: string) => `停用账号 ${name}`,
  enableOf: (name: string) => `恢复账号 ${name}`,
  form: {
    name: '账号（登录时用）',
    password: '初始密码',
    passwordNote: (least: number) => `至少 ${least} 个字符，当面告诉本人。`,
    role: '角色',
    units: '可以查看的支部',
    unit: '哪个支部',
    noUnits: '还没有支部接入，接入后才能分配。',
    unitsMissing: '请至少选一个支部。',
    create: '创建账号',
  },
  ask: {
    disable: (name: string) => `停用账号 ${name}？`,
    effect: '停用后立即退出登录，不能再登录；以后可以恢复。',
    do: '停用',
  },
  cancel: '取消',
} as const;
