import type { ItemSet } from '../schema/item-set.ts';
import { isGraded } from '../checklists/graded-items.ts';
import { figuresAgain } from '../checklists/record-figures.ts';
import type { Counts } from '../schema/counts.ts';
import type { Result } from '../schema/result.ts';
import { SUBMISSION_FILE, SUBMISSION_FILES, type SubmittedRun } from '../schema/submission.ts';
import { differences, shownValue } from './differences.ts';
import { expectedRecord, isWithheld, needsReplies } from './expected-record.ts';
import type { Known } from './known.ts';
import type { Parts } from './parts.ts';
import type { Problems } from './problem.ts';

type Whole = { run: SubmittedRun; record: Result; items: ItemSet };
const FILE = SUBMISSION_FILES.record;

/** That the record is what its run and its outcomes give: every field that follows without replies. */
export function checkRecord(
  { run, record, items }: Whole,
  { benchmark, reading }: Known,
  problems: Problems,
): void {
  problems.looked('record');
  problems.looked('figures');
  if (reading === null) return;
  const withheld = isWithheld(record);
  const skips = (field: string) =>
    needsReplies(field) ||
    field === 'provenance.level' ||
    (withheld && /^probes\.[^.]+\./.test(field));
  let expected: Result;
  try {
    expected = expectedRecord(run, record, { items, reading, benchmark });
  } catch (error) {
    problems.add('FIGURE', { file: FILE, field: 'probes' }, String(error));
    return;
  }
  for (const { field, told, made } of differences(record, expected, skips)) {
    const code = codeOf(field);
    problems.add(code, { file: FILE, field }, `${shownValue(told)}, but it is ${shownValue(made)}`);
  }
  if (withheld) checkTotals(record, expected, problems);
  else checkChecklists(record, items, problems);
}

function codeOf(field: string): 'FIGURE' | 'SCORER_UNKNOWN' | 'LEVEL_CLAIMED' | 'FIELD' {
  if (/^provenance\.(?:levelBefore|verification)/.test(field)) return 'LEVEL_CLAIMED';
  if (/^protocol\.(?:scored|extractor|scorer|openScorer|judge)\b/.test(field)) {
    return 'SCORER_UNKNOWN';
  }
  return field.startsWith('probes.') ? 'FIGURE' : 'FIELD';
}

/** Where outcomes are withheld: as many trials as there are, and the accuracy from its own counts. */
function checkTotals(record: Result, expected: Result, problems: Problems): void {
  for (const [id, probe] of Object.entries(record.probes)) {
    const made = expected.probes[id];
    if (made === undefined) continue;
    const field = `probes.${id}`;
    const [told, asked] = [total(probe.counts), total(made.counts)];
    if (told !== asked) {
      const place = { file: FILE, field: `${field}.counts` };
      problems.add('FIGURE', place, `${told} trials, but the run has ${asked}`);
    }
    if (probe.variants !== undefined || probe.checklists !== undefined) continue;
    const { correct, wrong, unparsed, refused, truncated } = probe.counts;
    const n = correct + wrong + unparsed + refused + truncated;
    const share = n === 0 ? null : correct / n;
    for (const one of differences(probe.accuracy?.value ?? null, share)) {
      const place = { file: FILE, field: `${field}.accuracy.value` };
      problems.add('FIGURE', place, `${shownValue(one.told)}, but its counts give ${share}`);
    }
  }
}

/** Of generated videos: every figure of every rule again, from the ratings. */
function checkChecklists(record: Result, items: ItemSet, problems: Problems): void {
  if (!isGraded(items)) return;
  try {
    for (const [id, made] of figuresAgain(record.probes, items)) {
      const { ratings: _, ...told } = record.probes[id]?.checklists ?? {};
      for (const one of differences(told, made)) {
        const place = { file: FILE, field: `probes.${id}.checklists.${one.field}` };
        const message = `${shownValue(one.told)}, but the ratings give ${shownValue(one.made)}`;
        problems.add('FIGURE', place, message);
      }
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.add('FIGURE', { file: FILE, field: 'probes' }, error.message);
  }
}

/** That submission, record and run are about one and the same, and one protocol. */
export function checkAgreement(
  { submission, record, run, environment }: Parts,
  folderName: string,
  problems: Problems,
): void {
  const same = (code: 'FIELD' | 'PROTOCOL_MIXED', field: string, pair: [unknown, unknown]) => {
    if (pair[0] === undefined || pair[1] === undefined || pair[0] === pair[1]) return;
    const message = `${shownValue(pair[0])} here, ${shownValue(pair[1])} in the record`;
    problems.add(code, { file: SUBMISSION_FILE, field }, message);
  };
  const { protocol } = submission ?? {};
  same('FIELD', 'id', [submission?.id, record?.id]);
  same('FIELD', 'benchmark', [submission?.benchmark, record?.benchmark.id]);
  same('FIELD', 'itemSet', [submission?.itemSet, record?.benchmark.itemSet]);
  same('FIELD', 'id', [submission?.id, folderName]);
  same('PROTOCOL_MIXED', 'protocol.id', [protocol?.id, record?.protocol.id]);
  same('PROTOCOL_MIXED', 'protocol.asked', [protocol?.asked, record?.protocol.asked]);
  same('PROTOCOL_MIXED', 'protocol.scored', [protocol?.scored, record?.protocol.scored]);
  if (run !== null && record !== null && run.asked !== record.protocol.asked) {
    const message = `${run.asked} here, ${record.protocol.asked} in the record`;
    problems.add('PROTOCOL_MIXED', { file: SUBMISSION_FILES.run, field: 'asked' }, message);
  }
  if (run === null || environment === null) return;
  const told = {
    ...environment.endpoint,
    harness: environment.harness,
    decoder: environment.decoder,
  };
  const made = {
    adapter: run.endpoint.adapter,
    kind: run.endpoint.kind,
    harness: run.harness,
    decoder: run.decoder,
  };
  for (const [field, value] of Object.entries(made)) {
    for (const one of differences(told[field as keyof typeof made], value)) {
      const place = {
        file: SUBMISSION_FILES.environment,
        field: [field, one.field].filter(Boolean).join('.'),
      };
      problems.add(
        'FIELD',
        place,
        `${shownValue(one.told)} here, ${shownValue(one.made)} in the run`,
      );
    }
  }
}

function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
