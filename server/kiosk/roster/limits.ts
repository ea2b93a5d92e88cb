/** What a members' list may cost. Real ones hold some hundred rows in some 20 KB; the rest is error or malice. */
export interface RosterLimits {
  /** Of the file as uploaded. */
  readonly bytes: number;
  /** Of everything in an xlsx, unpacked: a 400 KB file can hold a gigabyte. */
  readonly unpackedBytes: number;
  readonly rows: number;
  /** The reading process is killed after this. */
  readonly deadlineMs: number;
  /** JavaScript heap of the reading process, MB. */
  readonly heapMb: number;
}

export const rosterLimits: RosterLimits = {
  bytes: 4 << 20,
  unpackedBytes: 8 << 20,
  rows: 2000,
  deadlineMs: 10_000,
  heapMb: 96,
};
