import { canonicalJson } from '../../../harness/canonical-json.ts';
import type { Counts } from '../../../harness/schema/counts.ts';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import { decodeOutcomes, isScored, type Outcome } from '../../../harness/schema/outcome.ts';
import { SAME_AS_FULL, type ProbeResult, type Result } from '../../../harness/schema/result.ts';
import { checkChecklists } from './check-checklists.ts';
import {
  checkCounts,
  checkFigures,
  checkNumber,
  checkTotals,
  scoredOf,
  trialsOf,
  type Trials,
} from './check-figures.ts';
import type { Finding } from './record-problem.ts';

/**
 * What the schema of one file cannot see: that a result agrees with its item set, and that its counts
 * and its figures are those of its own outcome strings, of each variant and of all together. A figure
 * that cannot be recomputed is not shown.
 */
export function checkOutcomes(result: Result, items: ItemSet): Finding[] {
  const findings: Finding[] = [];
  const expect = (field: string, found: number | string, expected: number | string): void => {
    if (found !== expected) {
      findings.push({ field, message: `${found}, but the item set has ${expected}` });
    }
  };
  expect('benchmark.id', result.benchmark.id, items.benchmark);
  expect('benchmark.split', result.benchmark.split, items.split);
  expect('benchmark.items', result.benchmark.items, items.ids.length);
  expect('benchmark.clusters', result.benchmark.clusters, items.clusterIds.length);
  const markOf = (subset: unknown) => (subset === undefined ? 'no subset' : canonicalJson(subset));
  expect('benchmark.subset', markOf(result.benchmark.subset), markOf(items.subset));
  const full = fullOutcomes(result, items);
  for (const [id, probe] of Object.entries(result.probes)) {
    findings.push(...checkProbe({ id, probe, items, full }));
  }
  // They rest on the outcomes.
  return findings.length > 0 ? findings : checkChecklists(result, items);
}

type Checked = { id: string; probe: ProbeResult; items: ItemSet; full: Outcome[] | null };

function checkProbe({ id, probe, items, full }: Checked): Finding[] {
  const field = `probes.${id}`;
  const { variants, combine = 'mean' } = probe;
  if (variants !== undefined && probe.outcomes !== null) {
    return [{ field: `${field}.outcomes`, message: 'each variant has its own: must be null' }];
  }
  const parts = variants?.map((one, place) => ({
    ...one,
    field: `${field}.variants.${place}`,
  })) ?? [{ ...probe, field }];
  const read = parts.map((part) => ({ part, ...readLetters(part, items) }));
  const unreadable = read.flatMap(({ findings }) => findings);
  if (unreadable.length > 0) return unreadable;

  const told = read.filter(({ outcomes }) => outcomes !== null);
  if (told.length > 0 && told.length < read.length) {
    return [{ field: `${field}.variants`, message: 'outcomes are withheld of some, not of all' }];
  }
  const marks = read.flatMap(({ part, outcomes }) =>
    checkSameAsFull(part, { outcomes, full: id === 'full' ? null : full, items }),
  );
  const outcomes = read.flatMap((one) => (one.outcomes === null ? [] : [one.outcomes]));
  if (outcomes.length === 0) {
    const own = parts.flatMap((part) => checkTotals(part.field, part));
    return [...marks, ...own, ...(variants === undefined ? [] : checkSums(field, probe))];
  }
  const all = items.ids.map((_, item) => item);
  const own =
    variants === undefined
      ? []
      : read.flatMap(({ part, outcomes: one }) =>
          checkFigures(part.field, part, { ...trialsOf([one ?? []], 'mean', items), chosen: all }),
        );
  const trials = trialsOf(outcomes, combine, items);
  return [
    ...marks,
    ...own,
    ...checkFigures(field, probe, { ...trials, chosen: all }),
    ...checkCells(field, probe, trials),
  ];
}

/** Every cell of a breakdown that the item set knows. */
function checkCells(field: string, { breakdowns }: ProbeResult, trials: Trials): Finding[] {
  return cellsOf(trials.items).flatMap(({ name, label, chosen }) => {
    const cell = breakdowns[name]?.[label];
    if (cell === undefined) return [];
    return checkFigures(`${field}.breakdowns.${name}.${label}`, cell, { ...trials, chosen });
  });
}

type Cell = { name: string; label: string; chosen: number[] };
const knownCells = new WeakMap<ItemSet, Cell[]>();

/** Which items are in which cell; of an item set that hundreds of results share, only once. */
function cellsOf(items: ItemSet): Cell[] {
  const known = knownCells.get(items);
  if (known !== undefined) return known;
  const cells = Object.entries(items.breakdowns).flatMap(([name, { labels, items: labelOf }]) => {
    const chosen = labels.map((): number[] => []);
    for (const [item, label] of labelOf.entries()) chosen[label]?.push(item);
    return labels.map((label, index) => ({ name, label, chosen: chosen[index] ?? [] }));
  });
  knownCells.set(items, cells);
  return cells;
}

type Part = { field: string; outcomes: string | null; sameAsFull?: string | null | undefined };

/** The outcomes of one string, or why it holds none; null where it is withheld. */
function readLetters(
  { field, outcomes }: Part,
  { ids }: ItemSet,
): { outcomes: Outcome[] | null; findings: Finding[] } {
  if (outcomes === null) return { outcomes, findings: [] };
  const problem = (message: string) => ({
    outcomes: null,
    findings: [{ field: `${field}.outcomes`, message }],
  });
  if (outcomes.length !== ids.length) {
    return problem(`${outcomes.length} letters for ${ids.length} items`);
  }
  try {
    return { outcomes: decodeOutcomes(outcomes), findings: [] };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return problem(error.message);
  }
}

/** A letter an item, and none that compares an answer which was not scored. */
function checkSameAsFull(
  part: Part,
  { outcomes, full, items }: { outcomes: Outcome[] | null; full: Outcome[] | null; items: ItemSet },
): Finding[] {
  const { sameAsFull: letters } = part;
  if (typeof letters !== 'string') return [];
  const field = `${part.field}.sameAsFull`;
  if (letters.length !== items.ids.length) {
    return [{ field, message: `${letters.length} letters for ${items.ids.length} items` }];
  }
  if (outcomes === null || full === null) {
    return [{ field, message: 'there are no outcomes that it could compare: must be null' }];
  }
  const compared = Array.from(letters).findIndex(
    (letter, item) =>
      (letter === SAME_AS_FULL.unknown) ===
      (isScored(outcomes[item] as Outcome) && isScored(full[item] as Outcome)),
  );
  if (compared === -1) return [];
  const message = `"${letters[compared]}" for ${items.ids[compared]}, which the outcomes do not bear out`;
  return [{ field, message }];
}

/** Without outcomes: the counts are those of all variants, and so is their mean where it is of the same items. */
function checkSums(
  field: string,
  { counts, accuracy, combine, variants = [] }: ProbeResult,
): Finding[] {
  const sum = { ...counts };
  for (const name of Object.keys(sum) as (keyof Counts)[]) {
    sum[name] = variants.reduce((total, variant) => total + variant.counts[name], 0);
  }
  const findings = checkCounts(`${field}.counts`, counts, sum);
  const whole = variants.every((variant) => scoredOf(variant.counts) === accuracy?.n);
  if (combine === 'mean' && accuracy !== null && whole) {
    const made = sum.correct / scoredOf(sum);
    findings.push(...checkNumber(`${field}.accuracy.value`, accuracy.value, made));
  }
  return findings;
}

/** Null where `full` was not asked, or where its outcomes are withheld or unreadable. */
function fullOutcomes({ probes }: Result, items: ItemSet): Outcome[] | null {
  const { full } = probes;
  return full === undefined ? null : readLetters({ ...full, field: '' }, items).outcomes;
}
