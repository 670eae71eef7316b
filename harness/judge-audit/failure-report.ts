import { cohenKappa } from '../statistics/cohen-kappa.ts';
import { confusion } from '../statistics/confusion.ts';
import { wilson } from '../statistics/wilson.ts';
import { SightlineError } from '../errors.ts';
import { figureOf, finite, type Figure } from './figure.ts';
import type { RaterSheet } from './sheet-labels.ts';
import { CAUSES, type Cause } from './taxonomy.ts';

/** Why a judge and people differ, as auditors have found. */
export type FailureReport = {
  /** Disagreements that were put before the auditors, and those with a cause. */
  asked: number;
  audited: number;
  /** The most frequent first; shares of the causes that were given, with Wilson intervals. */
  causes: { cause: Cause; says: string; count: number; share: Figure }[];
  /** Of the first two auditors over the rows that both gave a cause; null with one. */
  auditors: { rows: number; alike: number; kappa: number | null } | null;
};

/**
 * With several auditors the causes of all are counted; the intervals go by rows, so that two auditors
 * are not twice as many disagreements.
 *
 * @throws `DATA_INVALID` where no cause is given.
 */
export function failureReport(asked: number, sheets: RaterSheet[]): FailureReport {
  const given = new Map<string, Cause[]>();
  for (const { rows } of sheets) {
    for (const [id, { cause }] of rows) {
      if (cause !== null) given.set(id, [...(given.get(id) ?? []), cause]);
    }
  }
  const audited = given.size;
  if (audited === 0) {
    throw new SightlineError('DATA_INVALID', 'no row of the failure audit has a cause', {
      hint: 'fill the column "cause" of a sheet; README.txt says what each word means',
    });
  }
  const causes = (Object.keys(CAUSES) as Cause[]).flatMap((cause) => {
    const rows = [...given.values()].map(
      (own) => own.filter((one) => one === cause).length / own.length,
    );
    const count = rows.reduce((sum, part) => sum + part, 0);
    if (count === 0) return [];
    const share = figureOf(count / audited, wilson(count, audited));
    return [{ cause, says: CAUSES[cause], count, share }];
  });
  return {
    asked,
    audited,
    causes: causes.sort((a, b) => b.count - a.count),
    auditors: auditorsOf(sheets),
  };
}

function auditorsOf([one, other]: RaterSheet[]): FailureReport['auditors'] {
  if (one === undefined || other === undefined) return null;
  const names = Object.keys(CAUSES);
  const both = [...one.rows].flatMap(([id, { cause }]) => {
    const second = other.rows.get(id)?.cause ?? null;
    return cause === null || second === null ? [] : [[cause, second] as const];
  });
  if (both.length === 0) return null;
  const table = confusion({
    first: both.map(([cause]) => names.indexOf(cause)),
    second: both.map(([, cause]) => names.indexOf(cause)),
    categories: names.length,
  });
  return {
    rows: both.length,
    alike: both.filter(([a, b]) => a === b).length,
    kappa: finite(cohenKappa(table).kappa),
  };
}
