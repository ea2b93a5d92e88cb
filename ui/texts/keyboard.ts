/** What the on-screen keyboard says. */
export const keyboard = {
  cancel: '返回',
  help: '求助',
  how: '先点拼音的第一个字母，再往下拼；上面两排出现汉字时，点要的那个字。打错了点“⌫”。也可以接普通键盘打字。',
  done: '完成',
  erase: '删除一个字',
  space: '空格',
  more: '更多',
  none: (spelt: string) => (spelt.length < 2 ? '请继续拼写' : '没有这个拼音，请删除后重新拼写'),
  modes: { pinyin: '拼音', latin: 'ABC', signs: '123' },
  empty: '点这里填写',
} as const;
