/** What the township's console says around its pages, and before one is signed in. */

export const shell = {
  title: (township: string) => `${township} · 主题党日`,
  nav: '页面',
  places: {
    wall: '活动室',
    compare: '对比',
    assessment: '考核',
    notices: '提醒',
    approvals: '审批',
    themes: '下发',
    fleet: '设备',
    accounts: '账号',
    audit: '记录',
  },
  own: (person: string) => `我的账号 ${person}`,
  signOut: '退出',
  stale: '与服务器的连接断开，下面是断开前的情况；恢复后自动更新。',
  loading: '正在读取…',
  failed: '没有读到数据。请检查网络后再试；仍不行时，请联系维护人员。',
  unreachable: '没有连上服务器，请检查网络后再试。',
  again: '再试一次',
} as const;

export const login = {
  heading: (township: string) => (township === '' ? '镇级管理' : `${township} · 主题党日`),
  note: '请用本人的账号登录',
  name: '账号',
  password: '密码',
  code: '动态验证码',
  codeNote: '打开手机上的验证器，输入六位数字。',
  signIn: '登录',
  checking: '正在核对…',
  wrong: '账号或密码不对，请重新输入。多次输错会锁定一段时间。',
  wrongCode: '验证码不对，或者已经过期，请输入最新的六位数字。',
  locked: (seconds: number) =>
    `试错太多，账号已锁定，请等 ${seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`}再试。`,
  noAccount: '还没有账号。请打开服务器启动时打印的链接，创建第一个账号。',
  ended: '登录已过期，请重新登录。',
} as const;

export const firstAccount = {
  heading: '创建第一个账号',
  note: (least: number) => `这个账号可以管理全镇，再由它给别人开账号。密码至少 ${least} 个字符。`,
  township: '乡镇或街道',
  townshipExample: '赤溪镇',
  name: '账号（登录时用）',
  password: '密码',
  again: '再输一遍密码',
  differ: '两遍密码不一样，请重新输入。',
  create: '创建账号',
  used: '第一个账号已经创建，这个链接不能再用。',
  toLogin: '去登录',
} as const;

export const ownAccount = {
  heading: '我的账号',
  codeHeading: '动态验证码',
  codeOn: '已开启，登录时要输入手机上的六位数字。',
  codeOff: '未开启。开启后，别人知道密码也登录不了。',
  turnOn: '开启',
  renew: '换一部手机',
  scan: '用手机上的验证器应用扫描这个二维码。',
  qr: '动态验证码的二维码，密钥见下',
  secret: '扫不了时，在应用里选“手动输入密钥”，输入：',
  code: '再输入验证器显示的六位数字',
  oldCode: '原手机验证器显示的六位数字',
  confirm: '确认开启',
  codeSaid: '动态验证码已开启，下次登录时生效。',
  passwordHeading: '修改密码',
  old: '现在的密码',
  new: (least: number) => `新密码（至少 ${least} 个字符）`,
  again: '再输一遍新密码',
  differ: '两遍新密码不一样，请重新输入。',
  change: '修改密码',
  passwordSaid: '密码已修改，其他地方的登录已退出。',
  close: '关闭',
} as const;
