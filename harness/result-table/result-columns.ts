import type { Result } from '../schema/result.ts';
import type { ResultLine } from './result-lines.ts';
import type { Column } from './table.ts';

type Told = [name: string, type: Column<unknown>['type'], about: string];

/** Of what stands once in a record. */
function ofRecord(told: Told, of: (result: Result) => ReturnType<Column<unknown>['of']>) {
  return ofLine(told, ({ result }) => of(result));
}

function ofLine([name, type, about]: Told, of: Column<ResultLine>['of']): Column<ResultLine> {
  return { name, type, about, of };
}

function frameCount({ frames }: Result['protocol']): number | null {
  return 'count' in frames ? (frames.count ?? null) : null;
}

const OUTCOMES = {
  correct: 'answers that are right',
  wrong: 'answers that are wrong',
  unparsed: 'replies without a readable answer; wrong in the score',
  refused: 'replies that refuse or were filtered; wrong in the score',
  truncated: 'replies cut off before an answer; wrong in the score',
  unjudged: 'answers that nobody has judged; in no score',
  failed: 'requests that failed; in no score',
  notAsked: 'items outside of the part that the probe was asked of',
} as const;

/** The columns of `data/v1/benchmarks/<benchmark>.*`. Columns are only ever added. */
export const RESULT_COLUMNS: Column<ResultLine>[] = [
  ofRecord(['benchmark', 'STRING', 'id of the benchmark'], ({ benchmark }) => benchmark.id),
  ofRecord(['split', 'STRING', 'its split'], ({ benchmark }) => benchmark.split),
  ofRecord(
    ['item_set', 'STRING', 'hash of the items: rows compare only when it is equal'],
    ({ benchmark }) => benchmark.itemSet,
  ),
  ofRecord(
    ['item_set_name', 'STRING', 'name of a part of the split; empty for all of it'],
    ({ benchmark }) => benchmark.itemSetName,
  ),
  ofRecord(['result', 'STRING', 'id of the record'], ({ id }) => id),
  ofRecord(['model', 'STRING', 'id of the model'], ({ model }) => model.id),
  ofRecord(['model_name', 'STRING', 'its name'], ({ model }) => model.name),
  ofRecord(
    ['kind', 'STRING', 'model, or baseline: a rule that sees no video'],
    ({ model }) => model.kind,
  ),
  ofRecord(['org', 'STRING', 'who made it'], ({ model }) => model.org),
  ofRecord(
    ['parameters_b', 'DOUBLE', 'parameters in thousand millions'],
    ({ model }) => model.parametersB,
  ),
  ofRecord(['weights', 'STRING', 'open or closed'], ({ model }) => model.weights),
  ofRecord(
    ['series', 'STRING', 'the training run that it is a checkpoint of'],
    ({ model }) => model.series?.id ?? null,
  ),
  ofRecord(['step', 'DOUBLE', 'the step of that run'], ({ model }) => model.series?.step ?? null),
  ofRecord(['protocol', 'STRING', 'how it was asked'], ({ protocol }) => protocol.id),
  ofRecord(
    ['asked', 'STRING', 'hash of what decides what the model is shown'],
    ({ protocol }) => protocol.asked,
  ),
  ofRecord(
    ['scored', 'STRING', 'hash of what decides how replies are read'],
    ({ protocol }) => protocol.scored,
  ),
  ofRecord(
    ['prompt_hash', 'STRING', 'hash of the prompt; empty where it is not known'],
    ({ protocol }) => protocol.promptHash,
  ),
  ofRecord(['transport', 'STRING', 'frames, clip or video'], ({ protocol }) => protocol.transport),
  ofRecord(
    ['sampler', 'STRING', 'the rule that picks frames'],
    ({ protocol }) => protocol.frames.sampler,
  ),
  ofRecord(
    ['frames', 'INT32', 'how many frames; empty where the rule has no fixed number'],
    ({ protocol }) => frameCount(protocol),
  ),
  ofRecord(
    ['subtitles', 'BOOLEAN', 'whether subtitles are part of the prompt'],
    ({ protocol }) => protocol.subtitles,
  ),
  ofLine(['probe', 'STRING', 'what was shown; full is the score'], ({ probe }) => probe),
  ofLine(
    ['variant', 'STRING', 'one way of asking where a probe has several; empty for all together'],
    ({ variant }) => variant,
  ),
  ofLine(
    [
      'metric',
      'STRING',
      'accuracy, a figure beside it, or rubric: the official score of generated videos',
    ],
    ({ metric }) => metric,
  ),
  ofLine(
    ['value', 'DOUBLE', 'a share, 0 to 1; empty where nothing was scored'],
    ({ figure }) => figure?.value ?? null,
  ),
  ofLine(['low', 'DOUBLE', 'lower end of the 95 % interval'], ({ figure }) => figure?.low ?? null),
  ofLine(['high', 'DOUBLE', 'upper end'], ({ figure }) => figure?.high ?? null),
  ofLine(
    ['se', 'DOUBLE', 'standard error; empty for the Wilson interval'],
    ({ figure }) => figure?.se ?? null,
  ),
  ofLine(
    ['estimator', 'STRING', 'cluster-t, wilson or bootstrap'],
    ({ figure }) => figure?.estimator ?? null,
  ),
  ofLine(['n', 'INT32', 'the denominator'], ({ figure }) => figure?.n ?? null),
  ofLine(['clusters', 'INT32', 'source videos in it'], ({ figure }) => figure?.clusters ?? null),
  ofLine(
    ['chance', 'DOUBLE', 'what guessing scores; empty where there are no options'],
    ({ chance }) => chance,
  ),
  ...Object.entries(OUTCOMES).map(([outcome, about]) =>
    ofLine(
      [outcome === 'notAsked' ? 'not_asked' : outcome, 'INT32', about],
      ({ counts }) => counts[outcome as keyof typeof OUTCOMES],
    ),
  ),
  ofRecord(
    ['complete', 'BOOLEAN', 'false: trials failed or are unjudged'],
    ({ completeness }) => completeness.complete,
  ),
  ofRecord(
    ['level', 'STRING', 'how far the result was checked'],
    ({ provenance }) => provenance.level,
  ),
  ofRecord(['run_by', 'STRING', 'who ran it'], ({ provenance }) => provenance.runBy),
  ofRecord(
    ['published_at', 'STRING', 'when the record was made, UTC'],
    ({ provenance }) => provenance.publishedAt,
  ),
];
