/** Photos of theme days, some of which have not come back from the township. */
import type { PhotosPage } from '../../server/kiosk/contract.ts';

const meeting = (date: string, theme: string, photos: number): PhotosPage['meetings'][number] => ({
  ...{ meeting: `m-${date}`, date, theme, ledger: `file:m-${date}` },
  photos: Array.from({ length: photos }, (_, index) => ({
    ...{ entry: `e${index}`, hash: String(index).padStart(64, '0'), here: false },
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
