/** A mark at (x, y) in percent of the plot, y counted from the top; a rank of null has no label. */
export type RankMark = { id: string; rank: number | null; x: number; y: number };

/** A rank written beside its mark; `dx` and `dy` are pixels from the mark. */
export type RankLabel = {
  id: string;
  rank: number;
  x: number;
  y: number;
  dx: number;
  dy: number;
  anchor: 'start' | 'end';
};

/** Room that a label of one or two digits needs, in percent of a plot of about 400 by 300 pixels. */
const ROOM = { x: 4.5, y: 5 };

/**
 * Labels for the marks whose rank can be written without covering an earlier one. Better ranks come
 * first, because they are looked for first; the table names the others.
 */
export function placeRankLabels(marks: RankMark[]): RankLabel[] {
  const placed: RankLabel[] = [];
  const ranked = marks.flatMap(({ rank, ...mark }) => (rank === null ? [] : { ...mark, rank }));
  for (const mark of ranked.sort((a, b) => a.rank - b.rank)) {
    const free = placed.every(
      ({ x, y }) => Math.abs(x - mark.x) >= ROOM.x || Math.abs(y - mark.y) >= ROOM.y,
    );
    if (free) placed.push({ ...mark, ...offset(mark) });
  }
  return placed;
}

/** Up and to the right, unless the label would leave the plot there. */
function offset({ x, y }: { x: number; y: number }): Pick<RankLabel, 'dx' | 'dy' | 'anchor'> {
  const atRight = x > 100 - ROOM.x;
  return { dx: atRight ? -8 : 8, dy: y < ROOM.y ? 16 : -6, anchor: atRight ? 'end' : 'start' };
}
