import { diagnosisText } from './diagnosis-text.ts';
import { groundingText } from './grounding-text.ts';
import { placeWords } from './place-words.ts';
import { scoreTable, type ScoreRow } from './score-table.ts';

/** The scores as people read them, and below them what was found beside the scores, run by run. */
export function scoreText(rows: ScoreRow[]): string {
  const beside = rows.flatMap((row) => {
    const { grounding, diagnosis } = row;
    if (grounding === undefined && diagnosis === undefined) return [];
    return [
      `${placeWords(row)}, ${row.model}`,
      ...(grounding === undefined ? [] : [groundingText(grounding)]),
      ...(diagnosis === undefined ? [] : [diagnosisText(diagnosis)]),
    ];
  });
  return [scoreTable(rows), ...beside].join('\n\n');
}
