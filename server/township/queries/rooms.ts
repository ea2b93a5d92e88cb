/** The rooms that have been accepted, each with what is known of its boxes. Levels below are none: see `towns.ts`. */
import { BoxReport } from '../../service/contract/box.ts';
import { sees } from '../accounts/scope.ts';
import type { FleetDevice, TownshipStore } from '../store/contract.ts';
import type { Account } from '../store/staff-contract.ts';

export interface Room {
  readonly unit: string;
  /** As the newest box called them when it enrolled; the branch's own events know better. */
  readonly branch: string;
  readonly room: string;
  /** When one of its boxes was heard last, ms since the epoch. */
  readonly heard: number;
  /** What that box said of itself. */
  readonly report: BoxReport | null;
}

/** Many times as fast as `localeCompare`, which makes one for each two names. */
const { compare } = new Intl.Collator('zh-CN');

/** One for each unit with an accepted box, as far as the account sees it, in the order of the branches' names. */
export async function roomsFor(
  { devices }: Pick<TownshipStore, 'devices'>,
  account: Pick<Account, 'role' | 'units'>,
): Promise<Room[]> {
  return roomsOf((await devices.list()).filter(({ unit }) => sees(account, unit)));
}

export function roomsOf(boxes: readonly FleetDevice[]): Room[] {
  const accepted = boxes.filter(({ standing, level }) => standing === 'accepted' && level === 'room');
  return [...Map.groupBy(accepted, ({ unit }) => unit)]
    .map(([unit, ofUnit]) => roomOf(unit, ofUnit))
    .sort((a, b) => compare(a.branch, b.branch));
}

function roomOf(unit: string, boxes: readonly FleetDevice[]): Room {
  const newest = boxes.reduce((a, b) => (a.enrolled < b.enrolled ? b : a));
  const last = boxes.reduce((a, b) => (a.heard < b.heard ? b : a));
  return { unit, branch: newest.branch, room: newest.room, heard: last.heard, report: reportIn(last.report) };
}

/** Null: nothing, or nothing that this program understands. */
export function reportIn(text: string): BoxReport | null {
  return text === '' ? null : (BoxReport.safeParse(JSON.parse(text)).data ?? null);
}
