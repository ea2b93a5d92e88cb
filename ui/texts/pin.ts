/** What the PIN pad says. */
export const pin = {
  enter: '请输入书记口令',
  back: '返回',
  help: '求助',
  clear: '清空',
  erase: '删除一位',
  checking: '正在核对…',
  typed: (count: number) => `已输入 ${count} 位，共 6 位`,
  hint: '六位数字',
  demo: '演示口令 123456',
  wrong: (left: number) => `口令不对，还可以试 ${left} 次。`,
  locked: (seconds: number) =>
    seconds < 60 ? `试错太多，请等 ${seconds} 秒再输。` : `试错太多，请等 ${Math.ceil(seconds / 60)} 分钟再输。`,
  unreachable: '没有连上本机服务，请等半分钟再试。',
  forgotten: '忘记口令：请技术人员在这台机器的终端里运行（DIR 是数据目录）',
  choose: '请设一个六位口令',
  again: '请再输一遍',
  differ: '两遍不一样，请重新设一个。',
  chosen: '只有书记知道，请记牢。',
} as const;
