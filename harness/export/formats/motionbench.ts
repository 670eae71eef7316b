import { SightlineError } from '../../errors.ts';
import type { RunRecord } from '../../publish/result.ts';
import type { ExportFormat, ExportRecord } from '../export-format.ts';
import { isWholeSplit } from '../hub-place.ts';

const NAMED = 20;

/**
 * The submission file of the benchmark that the format is named after: `{"<uid>": "<letter>"}` for the
 * split whose answers its authors keep. Items without a letter are left out and named, never guessed.
 */
export const format: ExportFormat = {
  summary: 'letters by uid for the split whose answers the authors keep; from a run folder',
  makes: 'file',
  write(records, { format: name, allowIncomplete }) {
    const [record, ...more] = records;
    if (record === undefined || more.length > 0) {
      throw new SightlineError('USAGE', `a submission is one run; here are ${records.length}`);
    }
    const run = hiddenRun(record, name);
    const { letters, unanswered } = lettersOf(run);
    const lacks = [
      ...(isWholeSplit(record.result, record.benchmark)
        ? []
        : [`${run.items.ids.length} items are not the whole split`]),
      ...(unanswered.length === 0
        ? []
        : [
            `${unanswered.length} of ${run.items.ids.length} items have no letter: ${named(unanswered)}`,
          ]),
    ];
    if (lacks.length > 0 && !allowIncomplete) {
      throw new SightlineError('RUN_INCOMPLETE', `${record.path}: ${lacks.join('; ')}`, {
        hint: 'run the same command again, or write what is there with --allow-incomplete',
      });
    }
    return {
      files: [{ path: 'submission.json', text: `${JSON.stringify(letters, null, 2)}\n` }],
      notes: lacks,
    };
  },
};

function hiddenRun({ result, benchmark, run, path }: ExportRecord, name: string): RunRecord {
  const { id, split } = result.benchmark;
  if (id !== name) throw new SightlineError('USAGE', `${path} is of ${id}, not of ${name}`);
  if (benchmark?.splits[split]?.hiddenAnswers !== true) {
    const hidden = Object.entries(benchmark?.splits ?? {}).find(([, one]) => one.hiddenAnswers);
    throw new SightlineError(
      'USAGE',
      `the answers of ${id} ${split} are known: it is scored here`,
      {
        hint: `a submission is for ${hidden?.[0] ?? 'a split'} whose answers the authors keep`,
      },
    );
  }
  if (run !== undefined) return run;
  throw new SightlineError('USAGE', `${path} is a published record, which holds no letters`, {
    hint: 'name the run folder that it was made from',
  });
}

function lettersOf({ items, scores }: RunRecord) {
  const found = new Map(
    scores.flatMap(({ item, probe, repeat, answer }) =>
      probe === 'full' && repeat === 0 && answer !== null ? [[item, answer] as const] : [],
    ),
  );
  return {
    letters: Object.fromEntries(
      items.ids.flatMap((id) => (found.has(id) ? [[id, found.get(id)]] : [])),
    ),
    unanswered: items.ids.filter((id) => !found.has(id)),
  };
}

function named(ids: string[]): string {
  const rest = ids.length - NAMED;
  return ids.slice(0, NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
