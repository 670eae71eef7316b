/** The columns of a leaderboard in their order, by the names that an address knows. */
export const BOARD_COLUMNS = [
  { id: 'rank', title: 'Rank', always: true },
  { id: 'name', title: 'Model', always: true },
  { id: 'score', title: 'Accuracy', always: true },
  { id: 'gain', title: 'Visual gain', always: false },
  { id: 'share', title: 'Shortcut share', always: false },
  { id: 'strip', title: 'Probes', always: false },
  { id: 'chance', title: 'Chance', always: false },
  { id: 'protocol', title: 'Protocol', always: false },
  { id: 'provenance', title: 'Provenance', always: false },
  { id: 'n', title: 'Questions', always: false },
] as const;
export type BoardColumn = (typeof BOARD_COLUMNS)[number]['id'];
