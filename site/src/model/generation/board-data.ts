import type { ItemSet } from '../../../../harness/schema/item-set.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import type { BoardRow, Board } from '../board.ts';
import { checklistsOf } from './generator-figures.ts';
import { rankRange, standingOf, type Tested } from './standing.ts';
import { verdictOf } from './verdict.ts';

/** A board of generators for programs: the figures of its page, and how its ranks came about. */
export function boardData({ board, items }: { board: Board; items: ItemSet | undefined }): object {
  const results = board.rows.map(({ result }) => result);
  const standing = standingOf(results, items);
  return {
    schemaVersion: 1,
    benchmark: results[0]?.benchmark ?? null,
    verdict: verdictOf(standing, results),
    bands: standing.bands.map(({ members, against }) => ({
      members: members.map(({ id }) => id),
      behind: against === null ? null : testData(against),
    })),
    rows: board.rows.map((row) => rowData(row, rankRange(standing, row.result))),
  };
}

function rowData({ result, rank }: BoardRow, ranks: [number, number] | null): object {
  const rules = checklistsOf(result)?.rules;
  return {
    id: result.id,
    model: result.model.id,
    kind: result.model.kind,
    rank,
    ranks,
    provenance: result.provenance.level,
    judge: result.protocol.judge ?? null,
    overall: {
      official: rules?.official.overall ?? null,
      strict: rules?.strict.overall ?? null,
      nan: rules?.nan.overall ?? null,
    },
    coverage: rules?.official.coverage ?? null,
    judgeProbes: Object.fromEntries(judgeProbes(result)),
  };
}

function judgeProbes({ probes }: Result): [string, object][] {
  return Object.entries(probes).flatMap(([id, { checklists }]): [string, object][] =>
    id === 'full' || checklists === undefined
      ? []
      : [
          [
            id,
            {
              overall: checklists.rules.official.overall.average,
              againstFull: checklists.againstFull?.official ?? null,
            },
          ],
        ],
  );
}

function testData({ better, official, separated }: Tested): object {
  return { id: better.id, official, separated };
}
