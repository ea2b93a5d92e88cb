/** What the township's pages of boxes and of accounts say. */
import type { BoxReport, FleetDevice, Quarantine, Role } from '../../server/township/contract.ts';
import { called, moment, ofDevice } from './township-device.ts';

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

const reason = '理由';

export const fleet = {
  heading: '设备',
  note: '每个活动室一台终端，接入后自动上传签到和会议记录；下级平台只上报汇总数字。',
  setBack: (at: number) =>
    `本平台的数据库曾恢复到较早的状态（${moment(at)} 发现）。缺的记录由各设备联系时自动补回，已下发的也会重新列出，不用重做。`,
  make: '生成接入码',
  waiting: (count: number) => `等待接入（${count}）`,
  nobodyWaits: '没有等待接入的设备。',
  says: '设备填报',
  meant: '接入码发给',
  asked: (at: number) => `${moment(at)} 申请`,
  accept: '同意接入',
  formerKey: {
    heading: (count: number) => `用更换以前的密钥联系（${count}）`,
    putBack: '恢复接入',
    ask: (device: FleetDevice) => ({
      ...{ heading: `恢复${called(device)}？`, effect: ofDevice[device.level].formerKey.effect, reason },
      ...{ example: ofDevice[device.level].formerKey.example, do: '恢复接入' },
    }),
  },
  refuse: '不同意',
  accepted: (count: number) => `已接入（${count}）`,
  heads: ['支部或单位', '活动室', '最近联系', '程序', '状况', '已收到', '未上传', '不计入', '管理'],
  version: (report: BoxReport | null) => report?.version ?? '—',
  room: ({ level, room }: FleetDevice) => (level === 'township' ? '下级平台' : room),
  health: ({ level, report, mishaps }: FleetDevice) => [
    ...(mishaps.some(({ kind }) => kind === 'cloned') ? [ofDevice[level].cloned] : []),
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
  none: '还没有接入的设备。先生成接入码：支部书记在活动室的终端上输入，下级平台的管理员在它的“设备”页输入。',
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
    expires: (at: number) => `只能用一次，${moment(at)} 前有效`,
    done: '抄好了',
  },
  reason,
  ask: (device: FleetDevice) => ({
    heading: `不同意${called(device)}接入？`,
    effect: '它不能接入；以后可以用新的接入码再申请。',
    reason,
    example: '例如：与接入码不一致，电话核对不符',
    do: '不同意接入',
  }),
  box: {
    heading: called,
    replace: '更换设备',
    revoke: '注销',
    key: '更换密钥',
    mishaps: '经历',
    mishap: (level: FleetDevice['level'], { kind, at }: FleetDevice['mishaps'][number]) =>
      `${moment(at)}（${ofDevice[level].clock}）：${ofDevice[level].mishaps[kind]}`,
    halted: {
      fork: '同一序号的记录，镇里和终端不一样：存储卡可能被换回旧的，或者被复制。正在自动并入，两边的记录都不会丢。',
      tampered: '终端传来的记录与它的签名不符：可能损坏，也可能被改动。请检查这台终端的存储卡，必要时更换设备。',
    },
    outside: '不计入的记录',
    kinds: {
      'not-understood': '未识别：写入的程序较新，或者记录损坏。已原样保存，升级本服务器后自动计入。',
      'handed-over': '注销后交来：由您决定是否计入。',
    },
    kind: ({ type, count, from, until }: Quarantine['kinds'][number]) => {
      const span =
        from === null || until === null ? '时间不明' : `${moment(from)} 至 ${moment(until)}（设备自己的时钟）`;
      return `${type === '' ? '类型不明' : type}：${count} 条，${span}`;
    },
    nothing: '没有。',
    letIn: '计入',
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
