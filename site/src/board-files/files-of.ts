import { cleanSvg } from '../charts/svg/clean-svg.ts';
import { heatSvg } from '../charts/svg/heat-svg.ts';
import { slopeSvg } from '../charts/svg/slope-svg.ts';
import { csvText } from '../../../harness/result-table/csv-text.ts';
import { rowObjects, type Table } from '../../../harness/result-table/table.ts';
import { bestRows } from '../model/board.ts';
import { heatFinding, heatTables } from '../model/categories/heat-table.ts';
import { cleanFinding, cleanScores } from '../model/training-data/clean-scores.ts';
import { probeLines } from '../model/probe-board/probe-lines.ts';
import { lossFinding, slopeOf } from '../model/probe-board/slope.ts';
import { itemSetsByHash, type BenchmarkEntry } from '../records/catalogue.ts';
import { boardTable } from './board-table.ts';
import { categoryTable, contaminationTable, probeTable } from './detail-tables.ts';

/** The files that stand beside the pages of a question-answering benchmark: their tables, and their charts. */
export async function filesOf(entry: BenchmarkEntry): Promise<Map<string, string>> {
  const { boards } = entry;
  const itemSets = await itemSetsByHash();
  const files = new Map<string, string>();
  const add = <Row>(name: string, table: Table<Row>): void => {
    files.set(`${name}.csv`, csvText(table));
    files.set(`${name}.json`, `${JSON.stringify({ schemaVersion: 1, rows: rowObjects(table) })}\n`);
  };
  add('leaderboard', await boardTable(boards));
  add('categories', categoryTable(boards));
  add('probes', probeTable(boards, itemSets));
  add('contamination', contaminationTable(boards));
  for (const board of boards) {
    const items = itemSets.get(board.itemSet);
    for (const table of heatTables(board, items)) {
      files.set(heatFile(board.id, table.breakdown), heatSvg(table, heatFinding(table)));
    }
    const best = bestRows(board).map(({ result }) => result);
    const slope = slopeOf(best);
    const title = lossFinding(best.map((result) => probeLines(result, items)));
    if (slope !== null) files.set(`probes-${board.id}.svg`, slopeSvg(slope, title));
    const clean = cleanScores(board);
    if (clean.length > 0) {
      files.set(`contamination-${board.id}.svg`, cleanSvg(clean, cleanFinding(clean)));
    }
  }
  return files;
}

/** The name of a picture of one breakdown. */
export function heatFile(board: string, breakdown: string): string {
  return `categories-${board}-${breakdown.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.svg`;
}
