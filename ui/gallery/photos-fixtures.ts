/** Photos of theme days, the last of each of which is not here. */
import type { PhotosPage } from '../../server/kiosk/contract.ts';
import type { PhotosPage as MeetingPhotos } from '../../server/township/contract.ts';
import picture from './photo.svg?url&no-inline';

/** In the place of a hash: it leads out of the service's addresses, of which a gallery has none, to the gallery's picture. */
const hash = `${'../'.repeat(8)}${picture.slice(1)}`;

type Meeting = PhotosPage['meetings'][number];
type Stands = Meeting['photos'][number]['stands'];

const meeting = (date: string, theme: string, photos: number, last: Stands = 'coming'): Meeting => ({
  ...{ meeting: `m-${date}`, date, theme, ledger: `file:m-${date}` },
  photos: Array.from({ length: photos }, (_, index) => ({
    ...{ entry: `e${index}`, hash, stands: index < photos - 1 ? 'here' : last },
  })),
});

export const photosPage: PhotosPage = {
  year: '2026',
  meetings: [
    meeting('2026-11-15', '学习贯彻全会精神，推进基层治理现代化', 11, 'lost'),
    meeting('2026-10-15', '敬老志愿服务', 3, 'damaged'),
    ...[9, 8, 7, 6, 5].map((month) => meeting(`2026-0${month}-15`, '河道清洁', month === 7 ? 0 : 6)),
  ],
  most: 30,
};

/** At the township. */
export const meetingPhotos: MeetingPhotos = {
  photos: Array.from({ length: 9 }, (_, index) => ({ hash, here: index < 8 })),
};
