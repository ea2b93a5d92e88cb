/** Photos of theme days, the last of each of which has not come back from the township. */
import type { PhotosPage } from '../../server/kiosk/contract.ts';
import type { PhotosPage as MeetingPhotos } from '../../server/township/contract.ts';
import picture from './photo.svg?url&no-inline';

/** In the place of a hash: it leads out of the service's addresses, of which a gallery has none, to the gallery's picture. */
const hash = `${'../'.repeat(8)}${picture.slice(1)}`;

const meeting = (date: string, theme: string, photos: number): PhotosPage['meetings'][number] => ({
  ...{ meeting: `m-${date}`, date, theme, ledger: `file:m-${date}` },
  photos: Array.from({ length: photos }, (_, index) => ({
    ...{ entry: `e${index}`, hash, here: index < photos - 1 },
  })),
});

export const photosPage: PhotosPage = {
  year: '2026',
  meetings: [
    meeting('2026-11-15', '学习贯彻全会精神，推进基层治理现代化', 11),
    meeting('2026-10-15', '敬老志愿服务', 3),
    ...[9, 8, 7, 6, 5].map((month) => meeting(`2026-0${month}-15`, '河道清洁', month === 7 ? 0 : 6)),
  ],
  most: 30,
};

/** At the township. */
export const meetingPhotos: MeetingPhotos = {
  photos: Array.from({ length: 9 }, (_, index) => ({ hash, here: index < 8 })),
};
