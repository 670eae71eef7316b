import { SightlineError } from '../errors.ts';
import type { BehaviourReport } from '../schema/contamination-behaviour.ts';
import type { ContaminationCheck } from '../schema/contamination-record.ts';
import type { ContaminationReport, LevelReport } from '../schema/contamination-report.ts';
import type { ItemSetPlace } from '../schema/item-set.ts';

/** The result that a report is to be put into. */
type Record = { id: string; benchmark: ItemSetPlace; model: { id: string } };

/**
 * What a report says of a result, without ids of items.
 *
 * @throws `COMPARISON_REFUSED` for a report over other items, or about other models.
 */
export function checksOf(
  report: ContaminationReport | BehaviourReport,
  record: Record,
): ContaminationCheck[] {
  const made = {
    checkedAt: report.made?.at ?? null,
    harness: report.made?.harness ?? null,
  };
  if (!('corpus' in report)) {
    const own = report.runs.find(({ result }) => result === record.id);
    if (own === undefined) throw refused(`the report has nothing of ${record.id}`);
    sameItems(own.benchmark, record.benchmark);
    const { tests, missing } = own;
    return [{ level: 'behaviour', state: 'unknown', tests, missing, ...made }];
  }
  sameItems(report.benchmark, record.benchmark);
  const { name, sha256, rows, skipped, completeBy } = report.corpus;
  return report.levels.map(
    ({ level, state, rows: saying, items, videos, open, audit, scores }) => ({
      level,
      state,
      corpus: { name, sha256, rows, skipped, completeBy },
      rows: saying,
      items,
      videos,
      open,
      audit,
      scores: scoresOf(scores, record),
      ...made,
    }),
  );
}

/** Reports over the same corpus replace each other level by level; so do reports on behaviour. */
export function joinChecks(
  before: readonly ContaminationCheck[],
  added: readonly ContaminationCheck[],
): ContaminationCheck[] {
  const key = (check: ContaminationCheck) =>
    check.level === 'behaviour' ? check.level : `${check.level} ${check.corpus.sha256}`;
  const replaced = new Set(added.map(key));
  return [...before.filter((check) => !replaced.has(key(check))), ...added];
}

/** A report that was made for the scores of some results is about what those models were trained on. */
function scoresOf(scores: LevelReport['scores'], { id }: Record) {
  if (scores.length === 0) return null;
  const own = scores.find(({ result }) => result === id);
  if (own === undefined) {
    const names = scores.map(({ result }) => result).join(', ');
    throw refused(`the report was made for ${names}, and not for ${id}`);
  }
  const { result: _, model: __, protocol: ___, ...figures } = own;
  return figures;
}

function sameItems(report: ItemSetPlace, record: ItemSetPlace): void {
  if (report.id === record.id && report.itemSet === record.itemSet) return;
  const set = ({ id, split, itemSetName, items }: ItemSetPlace) =>
    `${[id, itemSetName ?? split].join(' ')} (${items} items)`;
  throw refused(`the report is over ${set(report)}, the result over ${set(record)}`);
}

function refused(message: string): SightlineError {
  return new SightlineError('COMPARISON_REFUSED', message, {
    hint: 'make the report anew for this result: sightline contamination check … --run RUN',
  });
}
