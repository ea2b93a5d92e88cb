/** The words of the member-facing screens. Every Chinese text of the pages stands in this folder, by area. */
export const member = {
  desk: '书记',
  help: '求助',
} as const;
