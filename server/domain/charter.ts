/** The charter of the party, and how far the branch has read it in a year (PL-02, XN-01). */
import { dateOfMeeting } from './agenda.ts';
import type { State } from './state.ts';
import type { Chapter, Id } from './vocabulary.ts';

/** 《中国共产党章程》, 2022: the titles by chapter number. */
export const charter: readonly string[] = [
  '总纲',
  '第一章　党员',
  '第二章　党的组织制度',
  '第三章　党的中央组织',
  '第四章　党的地方组织',
  '第五章　党的基层组织',
  '第六章　党的干部',
  '第七章　党的纪律',
  '第八章　党的纪律检查机关',
  '第九章　党组',
  '第十章　党和共产主义青年团的关系',
  '第十一章　党徽党旗',
];

export interface ChapterProgress {
  readonly chapter: Chapter;
  /** The meetings of the year at which it was read. */
  readonly meetings: readonly Id[];
}

/** Every chapter with the meetings at which it was read in `year` (`2026`); read in full when none is without one. */
export function charterProgress(state: State, year: string): readonly ChapterProgress[] {
  const meetings = [...state.meetings.values()].filter((meeting) => dateOfMeeting(meeting).startsWith(year));
  return charter.map((_, chapter) => ({
    chapter,
    meetings: meetings.filter((meeting) => meeting.proceedings.read?.chapters.includes(chapter)).map(({ id }) => id),
  }));
}
