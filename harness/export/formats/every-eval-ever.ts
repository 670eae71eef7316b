import { SightlineError } from '../../errors.ts';
import { isGraded } from '../../checklists/graded-items.ts';
import { aggregateOf } from '../every-eval-ever/aggregate.ts';
import { openCheck, type Check } from '../every-eval-ever/check.ts';
import { samplesOf, type Samples } from '../every-eval-ever/instances.ts';
import { placeOf, type Place } from '../every-eval-ever/place.ts';
import type { ExportFormat, ExportRecord } from '../export-format.ts';
import { headlineOf } from '../headline.ts';
import { LeftOut } from '../left-out.ts';

/**
 * Records for the store of every_eval_ever, schema 0.3.0: one JSON a record, and beside it the samples of a
 * run whose benchmark lets its text out. Rules that see no video are no evaluations of a model.
 */
export const format: ExportFormat = {
  summary: 'records of every_eval_ever 0.3.0; samples of runs whose licence lets text out',
  makes: 'folder',
  async write(records, { site, schema }) {
    const check = await openCheck(schema);
    const files: { path: string; text: string }[] = [];
    const notes: string[] = [];
    const leftOut = new LeftOut();
    for (const record of records) {
      const { result } = record;
      const reason = leftOutBecause(record);
      if (reason !== null) {
        leftOut.add(result.id, reason);
        continue;
      }
      const place = placeOf(result);
      const samples = await samplesFor(record, { place, notes });
      const aggregate = await aggregateOf(record, { place, samples, site });
      check.aggregate(aggregate, result.id);
      files.push({ path: `${place.path}.json`, text: `${JSON.stringify(aggregate, null, 2)}\n` });
      if (samples === null) continue;
      checkRows(samples, check);
      files.push({ path: samples.path, text: samples.text });
    }
    notes.unshift(...leftOut.notes());
    if (files.length > 0) return { files, notes };
    throw new SightlineError('USAGE', `none of ${records.length} records is of a model's score`, {
      hint: notes[0] ?? 'name published records or run folders',
    });
  },
};

function leftOutBecause({ result }: ExportRecord): string | null {
  if (result.model.kind === 'baseline') return 'a rule that sees no video is no model';
  const full = result.probes['full'];
  return full === undefined || headlineOf(full) === null ? 'nothing was scored in full' : null;
}

async function samplesFor(
  { result, benchmark, run, items, content }: ExportRecord,
  { place, notes }: { place: Place; notes: string[] },
): Promise<Samples | null> {
  if (run === undefined || benchmark === null || content === null) return null;
  if (benchmark.publishes !== 'text' || isGraded(items)) {
    notes.push(
      `${result.id}: no samples: the licence of ${benchmark.title} (${benchmark.licence}) lets out ${benchmark.publishes}, and a sample holds text`,
    );
    return null;
  }
  const samples = samplesOf({ run, result, items: await content(), place });
  const { failed = 0, unjudged = 0, notAsked = 0 } = samples?.leftOut ?? {};
  notes.push(
    `${result.id}: ${samples?.rows ?? 0} samples; left out: ${failed} failed, ${unjudged} unjudged, ${notAsked} not asked`,
  );
  return samples;
}

function checkRows({ text, path }: Samples, check: Check): void {
  for (const [index, line] of text.trimEnd().split('\n').entries()) {
    check.instance(JSON.parse(line), `${path}:${index + 1}`);
  }
}
