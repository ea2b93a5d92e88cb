/** The words of the photos of theme days, at the desk and in the township's console. */
import type { PhotoAnswer, PhotosPage } from '../../server/kiosk/contract.ts';
import { dayText } from '../elements/clock.ts';
import type { Sentence } from './desk.ts';

type Meeting = PhotosPage['meetings'][number];
type Absent = Exclude<Meeting['photos'][number]['stands'], 'here'>;

/** `not-read`: the browser cannot make a picture of it. */
export type PhotoTrouble = Extract<PhotoAnswer, { ok: false }>['why'] | 'not-read';

/** On its tile, and where it would be seen large. */
const absent: Readonly<Record<Absent, { readonly tile: string; readonly wayOn: string }>> = {
  coming: { tile: '还没有取到本机', wayOn: '联网后自动从镇里取来，不用再添加。' },
  damaged: {
    tile: '已损坏，等镇里传回',
    wayOn: '这张照片在本机的文件损坏了。镇里有的，联网后自动取回；没有网络的，导入镇里的回执时取回。',
  },
  lost: {
    tile: '找不到完好的了',
    wayOn: '这张照片损坏了，也找不到完好的备份。手机上还有原来那张的，返回后重新添加；没有的，请撤回这张，补一张别的。',
  },
};

export const photos = {
  year: ({ year, meetings }: PhotosPage) =>
    `${year}年 ${meetings.reduce((sum, meeting) => sum + meeting.photos.length, 0)} 张照片`,
  none: '这一年还没有开展过主题党日。',
  meeting: ({ date, theme }: Meeting) => `${dayText(date)} ${theme}`,
  count: ({ photos }: Meeting) => {
    if (photos.length === 0) return '还没有照片';
    const gone = photos.filter(({ stands }) => stands === 'damaged' || stands === 'lost').length;
    return gone === 0 ? `${photos.length} 张照片` : `${photos.length} 张照片，其中 ${gone} 张损坏`;
  },
  noPhotos: '还没有照片。手机或U盘插上以后，点“添加照片”，可以一次选几张。',
  add: '添加照片',
  adding: (done: number, all: number) => `正在保存第 ${done} 张，共 ${all} 张……`,
  added: (count: number) => `${count} 张照片已保存`,
  nth: (date: string, index: number) => `${dayText(date)}主题党日照片 ${index + 1}`,
  absent,
  takeBack: '撤回这张',
  takenBack: '照片已撤回并删除',
  ask: {
    heading: '撤回照片',
    question: '为什么撤回这张照片？',
    help: '撤回后照片从本机和镇里删除，不能恢复；撤回的理由会保留。不撤回就点左上角“返回”。',
    usual: ['选错了照片', '照片不清楚', '拍到了无关的人', '不宜公开'],
  },
} as const;

export const photoTroubles: Readonly<Record<PhotoTrouble, (file: string, most: number) => Sentence>> = {
  'not-read': (file) => ({ what: `“${file}”打不开。`, next: '请在手机上转成 JPG 格式，或者换一张。' }),
  'not-a-picture': (file) => ({ what: `“${file}”不是照片。`, next: '请选 JPG、PNG 或 WebP 格式的照片。' }),
  known: (file) => ({ what: `“${file}”已经添加过。`, next: '不用再添加。' }),
  'too-many': (_file, most) => ({ what: `一次活动最多保存 ${most} 张照片。`, next: '请先撤回不要的，再添加。' }),
  full: () => ({ what: '存储空间不够，照片没有保存。', next: '签到不受影响。请联系维护人员清出空间。' }),
  'no-such-meeting': () => ({ what: '找不到这次活动。', next: '请返回后再看。' }),
  'not-kept': () => ({ what: '现行制度没有要求保存照片。', next: '需要时请联系镇党建办调整制度。' }),
};

export const meetingPhotos = {
  heading: '照片',
  nth: photos.nth,
  none: '还没有照片。',
  coming: (count: number) => `还有 ${count} 张没有传来。`,
  back: '返回',
} as const;
