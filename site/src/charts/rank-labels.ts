/** A mark at (x, y) in percent of the plot; a rank of null has no label. */
export type Labelled = { id: string; rank: number | null; x: number; y: number };

/** Room that a label of one or two digits needs, in percent of a plot of about 400 by 300 pixels. */
const ROOM = { x: 4.5, y: 5 };

/**
 * The marks whose rank can be written beside them without covering an earlier label. Better ranks
 * come first, because they are looked for first; the table names the others.
 */
export function placeRankLabels(marks: Labelled[]): (Labelled & { rank: number })[] {
  const placed: (Labelled & { rank: number })[] = [];
  const ranked = marks.filter((mark) => mark.rank !== null) as (Labelled & { rank: number })[];
  for (const mark of ranked.toSorted((a, b) => a.rank - b.rank)) {
    const free = placed.every(
      ({ x, y }) => Math.abs(x - mark.x) >= ROOM.x || Math.abs(y - mark.y) >= ROOM.y,
    );
    if (free) placed.push(mark);
  }
  return placed;
}
