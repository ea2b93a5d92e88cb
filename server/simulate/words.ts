/** Words for an invented branch. Any likeness of a name to somebody's is chance. */
export const surnames = [...'陈林黄李王张吴郑许周徐孙朱高马何郭罗梁宋谢唐韩冯于董萧程曹袁邓傅沈曾彭吕苏卢蒋蔡'] as [
  string,
  ...string[],
];
export const given = [...'国建志文明振海德永长立春玉秀桂爱素小金美红丽伟军强平华英芳兰珍梅菊琴燕萍霞清光辉斌'] as [
  string,
  ...string[],
];

export const themes = [
  '学习贯彻全会精神　共建美丽乡村',
  '学党章党规　做合格党员',
  '重温入党志愿　牢记初心使命',
  '廉洁自律　警钟长鸣',
  '防汛抗台　党员先行',
  '结对帮扶　情暖万家',
  '弘扬家风　树立新风',
  '垃圾分类　我来带头',
] as const;

export const leaveReasons = ['外出就医', '家中老人住院，需陪护', '外出参加培训', '单位值班', '家中有喜事'] as const;
export const movingReasons = ['防汛值守', '上级统一部署会议', '农忙时节，便于党员参加', '场地维修'] as const;
export const contactReasons = ['家中有事，未及请假', '记错时间', '身体不适', '外出务工，车票未买到'] as const;
export const topics = ['村道亮化工程', '困难户帮扶名单', '活动室修缮', '水渠清淤', '文化礼堂开放时间'] as const;
export const problems = ['个别党员学习不深入', '活动形式较单一', '青年党员参与不够', '服务群众不够主动'] as const;
export const measures = ['建立学习笔记检查制度', '每季度开展一次实地活动', '由委员分片联系', '列入下月计划'] as const;
export const otherBranches = ['镇机关支部', '滨海村党支部', '东山社区党支部', '城南企业党支部'] as const;
export const published = [
  { class: 'party', text: '党费收缴情况' },
  { class: 'affairs', text: '近期重点工作安排' },
  { class: 'finance', text: '活动经费使用情况' },
] as const;
