/** What the township's pages of boxes and of accounts say. */
import type { FleetDevice, Role } from '../../server/township/contract.ts';
import { dateOf, dayText, timeText } from '../elements/clock.ts';

const moment = (at: number) => `${dateOf(at).slice(0, 4)}年${dayText(dateOf(at))} ${timeText(at)}`;

export const fleet = {
  heading: '设备',
  note: '每个活动室一台终端，接入后自动上传签到和会议记录。',
  make: '生成接入码',
  waiting: (count: number) => `等待接入（${count}）`,
  nobodyWaits: '没有等待接入的设备。',
  says: '设备填报',
  meant: '接入码发给',
  differs: '与设备填报的支部不一致，请先电话核对。',
  asked: (at: number) => `${moment(at)} 申请`,
  accept: '同意接入',
  refuse: '不同意',
  accepted: (count: number) => `已接入（${count}）`,
  heads: ['支部', '活动室', '最近联系', '已收到', '未上传', '未识别', ''],
  events: (count: number) => `${count} 条`,
  quarantined: (count: number) => (count === 0 ? '0' : `${count} 条已隔离`),
  quarantineNote: '“未识别”：这台终端的程序较新，传来的记录本服务器还不认识，已原样隔离保存，升级服务器后自动恢复。',
  unknown: '—',
  revoke: '注销',
  revokeOf: ({ branch, room }: FleetDevice) => `注销${branch}（${room}）的终端`,
  revoked: (count: number) => `已注销（${count}）`,
  revokedAt: ({ branch, room }: FleetDevice) => `${branch} · ${room}`,
  none: '还没有接入的设备。先生成接入码，由支部书记在活动室的终端上输入。',
  code: {
    heading: '生成接入码',
    branch: '给哪个支部',
    example: '流岐岙村党支部',
    note: '接入码只能用一次，过期作废。支部书记在活动室终端的“接入镇里”里输入。',
    make: '生成',
    /** `28390 51746` */
    spaced: (code: string) => `${code.slice(0, 5)} ${code.slice(5)}`,
    for: (branch: string) => `${branch}的接入码`,
    expires: (at: number) => `只能用一次，${moment(at)} 前有效`,
    once: '关闭后不再显示，请现在抄下或者念给支部书记。',
    done: '抄好了',
  },
  ask: {
    refuse: ({ branch, room }: FleetDevice) => `不同意${branch}（${room}）接入？`,
    revoke: ({ branch, room }: FleetDevice) => `注销${branch}（${room}）的终端？`,
    effect: '注销不能撤回。这台终端不再上传记录，已经收到的记录保留；活动室要再接入，需要重新安装终端，用新的接入码。',
    refuseEffect: '不能撤回。这台终端不能接入；填错支部的，请重新安装终端，用新的接入码接入。',
    reason: '理由',
    reasonExample: '例如：设备更换、遗失、送修',
    revokeDo: '注销这台终端',
    refuseDo: '不同意接入',
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
