/** Every way in which a service says no over HTTP, from one table: status, and what the person can do. */

export const httpFaults = {
  'bad-request': { status: 400, message: '请求内容不符合要求。' },
  'bad-json': { status: 400, message: '请求内容不是有效的 JSON。' },
  'sign-in-needed': { status: 401, message: '请先登录。' },
  'pin-needed': { status: 401, message: '请先输入支部书记的 PIN。' },
  'desk-lapsed': { status: 401, message: '为保护个人信息，请再次输入 PIN。' },
  'not-from-here': { status: 403, message: '只能在本机的页面上操作。' },
  'not-yours': { status: 403, message: '您的账号没有这项权限。' },
  'not-found': { status: 404, message: '没有这个地址。' },
  'no-such-year': { status: 404, message: '没有这一年的数据。' },
  'link-used': {
    status: 409,
    message: '这个链接不能再用：账号已经建好，或链接不对。请直接登录，或使用终端里最新的链接。',
  },
  'name-taken': { status: 409, message: '这个账号名已有人使用。' },
  'waits-no-more': {
    status: 409,
    message:
      '没有接入：刚才已有人同意了另一台，或者没有同意它。要换用这一台，请在已接入那台的“管理”里点“更换设备”，用新的接入码再申请。',
  },
  'own-account': { status: 409, message: '不能停用自己正在使用的账号。' },
  'wrong-password': { status: 409, message: '原密码不对。' },
  'wrong-code': { status: 409, message: '验证码不对，请核对手机时间后再试。' },
  'wrong-old-code': { status: 409, message: '原手机上的验证码不对，或已经用过，请等下一个验证码再试。' },
  'set-up-already': { status: 409, message: '本活动室已经设置过了。' },
  'pin-of-before': {
    status: 409,
    message: '这台机器以前设过 PIN，请用原来的 PIN；忘记了请联系维护人员重设，连续输错请稍后再试。',
  },
  'wrong-join-code': { status: 409, message: '接入码不对，或历史记录还没有取完。请核对后再输一次。' },
  'turn-over': { status: 409, message: '投票时间已到，这一票没有记下。请再刷一次卡，重新投票。' },
  'no-pin': { status: 409, message: '还没有设置 PIN。' },
  'too-large': { status: 413, message: '内容太大，请分几次提交。' },
  'wrong-type': { status: 415, message: '内容的类型不对。' },
  'too-often': { status: 429, message: '操作太频繁，请稍等片刻再试。' },
  bug: { status: 500, message: '程序出错了，请再试一次；仍不行请联系维护人员。' },
  'not-recording': { status: 503, message: '现在无法保存记录，请先用纸质签到，并联系维护人员。' },
  'not-built': { status: 503, message: '页面还没有生成，请运行 npm start。' },
} as const satisfies Record<string, { readonly status: number; readonly message: string }>;

export type HttpFaultCode = keyof typeof httpFaults;

/** Thrown in a handler, answered by the error handler. `detail` is shown after the message. */
export class HttpFault extends Error {
  override readonly name = 'HttpFault';
  readonly code: HttpFaultCode;
  readonly detail: string;

  constructor(code: HttpFaultCode, detail = '') {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

/** The body of every refusal: a code for the page and a sentence for the person. */
export interface FaultBody {
  readonly error: HttpFaultCode;
  readonly message: string;
}

export const faultBody = (code: HttpFaultCode, detail = ''): FaultBody => ({
  error: code,
  message: `${httpFaults[code].message}${detail}`,
});
