/** What the console says of records that come on a USB stick. */
import type { ParcelAnswer } from '../../server/township/contract.ts';

type Taken = Extract<ParcelAnswer, { ok: true }>;

const refusals: Readonly<Record<Extract<ParcelAnswer, { ok: false }>['why'], string>> = {
  foreign: '这不是活动室导出的文件。请选U盘里 zhutidangri 文件夹中以 .room 结尾的文件。',
  half: '文件不完整，没有导入。请在活动室重新导出到U盘。',
  version: '文件由更新的程序写成，请先升级本平台。',
  'unknown-box': '导出这个文件的设备没有接入本镇。',
  'not-accepted':
    '导出这个文件的设备还没有同意接入，或已注销。已注销的，请把那台设备接上一次网络，它会自己移交余下的记录。',
  forged: '文件的签名不对，没有导入。',
};

export const parcel = {
  bring: '从U盘导入',
  note: '没有网络的活动室在工作台“接入镇里”导出到U盘，把其中 zhutidangri 文件夹里的文件在这里导入，再把回执存回这个文件夹带回去。.room 是记录，同名的 .room-photos 是照片，请一起选上。',
  choose: 'U盘里的文件（.room、.room-photos）',
  taken: ({ branch, events }: Taken) =>
    events > 0 ? `${branch}：收到新记录 ${events} 条` : `${branch}：没有新记录，以前已收到`,
  taking: (count: number) => `正在收照片，已看过 ${count} 张……请不要拔U盘。`,
  photos: ({ kept, known }: { readonly kept: number; readonly known: number }) => {
    if (kept > 0) return `收到照片 ${kept} 张`;
    return known > 0 ? '照片以前已收到' : '没有收到照片，请再选一次这两个文件；仍不行请在活动室重新导出';
  },
  photosStopped: (trouble: string) => `${trouble}其余照片没有收下，请再选一次这两个文件。`,
  photosLost: (count: number) => `${count} 张照片已损坏或存储空间不够，没有收下。照片仍在活动室，下次导出会再带来。`,
  oneRoom: '一次请选一个 .room 文件，和它同名的 .room-photos 一起。',
  halted: '其中有记录与镇里对不上，没有收下，请联系维护人员。',
  forked:
    '终端和镇里有记录不一致（换过存储卡或镇里的数据恢复过）。回执里带着镇里的记录：拿回活动室导入，自动并好，一条不少；然后再导出一次带来。',
  save: '把回执存到U盘',
  savePhotos: '把照片存到U盘',
  photosNotGot: '没有取到照片，请再点一次；仍不行请先把回执带回去，下次再带照片。',
  photosBack: (count: number) => `活动室的终端缺 ${count} 张照片，请存到回执旁边，一起带回去。一次放不下的，下次再带。`,
  refused: (why: keyof typeof refusals) => refusals[why],
  done: '完成',
} as const;
