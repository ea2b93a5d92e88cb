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
  failed: { what: '没有设置成功。', next: '请再试一次；仍不行请联系镇里的技术人员。' },
} as const;
