/** The words of setting up a room. */
export const setup = {
  title: '首次设置',
  help: '这台机器还是新的。先填支部和书记，再设口令，然后录入名单、发卡。口令只有书记知道。',
  fill: '第一步：这是哪个支部的机器？',
  township: '乡镇或街道（如 赤溪镇）',
  branch: '支部名称（如 流岐岙村党支部）',
  room: '活动室（可不填）',
  secretary: '书记姓名',
  rural: '农村支部',
  ruralNote: '每月 15 日，白天活动加集中夜学',
  other: '其他支部',
  otherNote: '每月第一个工作日',
  pin: ['下一步', '设口令'],
  join: ['接替', '原设备'],
  pinOfBefore: {
    what: '这台机器以前设过口令。',
    next: '请输入原来的口令。忘记了请联系镇里的技术人员重设；连续输错请稍后再试。',
  },
  failed: { what: '没有设置成功。', next: '请再试一次；仍不行请联系镇里的技术人员。' },
} as const;

/** Of a box that takes another one's place, and of one that was revoked. */
export const joining = {
  label: '镇里给的“更换设备”接入码，10 位数字',
  again: '请再输一次接入码，确认还是您本人',
  title: '接替原设备',
  help: '本支部原来的机器坏了、丢了或要换新的，就用镇党建办给的“更换设备”接入码，由这台机器接替。名单、卡、会议和党费的记录会自动取回来；没有开完的会，接着开。',
  lost: '正在恢复记录',
  lostHelp: '这台机器上的记录损坏了，正从镇里取回本支部的名单、卡、会议和党费记录。取完会自动继续，口令不变。',
  left: '这台机器已注销',
  leftHelp: '镇里已注销这台机器。没有上传的记录先交给镇里，交完以后本机的个人信息才会清除。有疑问请打镇党建办的电话。',
  waiting: (township: string) => ({
    what: '正在等镇里同意',
    next: `申请已发给${township}。请打电话告诉镇党建办；同意以后，这里会自动继续。`,
  }),
  refused: (township: string) => ({
    what: `${township}没有同意`,
    next: '请与镇党建办核对是哪个支部，要一个新的接入码再输入。',
  }),
  fetching: {
    what: '正在取回本支部的记录',
    next: '中途断网、断电都不要紧，恢复以后接着取。',
  },
  complete: (events: number) => ({
    what: '记录已全部取回',
    next: `一共 ${events} 条。现在设一个新口令，这台机器就可以使用了。`,
  }),
  leaving: (township: string) => ({
    what: `${township}已注销这台机器`,
    next: '正在把没有上传的记录和照片交给镇里，请不要断电、断网。交完以后，本机的个人信息会自动清除。',
  }),
  retired: (township: string) => ({
    what: `${township}已注销这台机器`,
    next: '记录已全部交到镇里，本机的名单、签到和会议记录都已清除。要重新使用，请联系镇党建办。',
  }),
  offline: '暂时连不上镇服务器，连上以后自动继续。',
  progress: (have: number, of: number) => `${have} / ${of} 条`,
  enter: '重新输入接入码',
  choose: '设口令，开始使用',
  restart: '重新启用',
} as const;
