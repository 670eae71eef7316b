import { SightlineError } from '../../errors.ts';
import { hashOf } from '../../hash.ts';
import { KEY_WARNING, type AuditKey } from '../../judge-audit/audit-key.ts';
import { drawSample, shuffled } from '../../judge-audit/draw.ts';
import type { SheetCheck, SheetItem } from '../../judge-audit/sheet.ts';
import { openMedia } from '../../media/media.ts';
import { random } from '../../random.ts';
import { collectRun, type CollectedAnswer, type CollectedRun } from './collect.ts';
import { picturesOf } from './pictures.ts';

export type SampleRequest = {
  /** Absolute. */
  runs: string[];
  probe: string;
  /** The data folder; null: where it was when each run was made. */
  data: string | null;
  items: number;
  minimum: number;
  raters: number;
  seed: number;
  packetsFolder: string;
};

/** A sample before it is written. */
export type Sample = {
  key: AuditKey;
  /** In the order of the key; each rater has them in another one. */
  items: SheetItem[];
  runs: CollectedRun[];
  /** Clips that could not be shown, with the reason. */
  withoutPictures: string[];
  /** Sampled answers in which the model names itself: they are not blind. */
  naming: number;
};

const OPEN_QUESTION = 'Does the answer mean the same as at least one of the references?';

/** @throws `USAGE` where runs are judged on different scales, or the same run is named twice. */
export async function makeSample(request: SampleRequest): Promise<Sample> {
  const { probe, data, seed, raters } = request;
  const runs: CollectedRun[] = [];
  for (const [run, folder] of request.runs.entries()) {
    runs.push(await collectRun(folder, { run, probe, data }));
  }
  const scale = oneScale(runs);
  const drawn = drawSample(
    runs.flatMap(({ answers }) => answers),
    { scale, items: request.items, minimum: request.minimum, seed },
  );
  const places = drawn.answers.map(({ answer }) => [runs[answer.run]?.entry.run, answer.trial]);
  const sample = hashOf({ seed, places }).slice(0, 12);
  const idOf = ({ run, trial }: { run: number; trial: string }, check: string) =>
    // A letter that is no digit of theirs: spreadsheet programs save 12e34 as a number.
    `r${hashOf({ sample, run, trial, check }).slice(0, 9)}`;
  const chosen = shuffled(drawn.answers, random(seed, 'judge-sheet')).map(
    ({ answer, stratum }) => ({ answer: answer as CollectedAnswer, stratum }),
  );
  const rows = chosen.flatMap(({ answer, stratum }) =>
    answer.ratings.map(({ check, dimension, rating }) => ({
      id: idOf(answer, check),
      run: answer.run,
      stratum,
      trial: answer.trial,
      item: answer.item,
      cluster: answer.cluster,
      check,
      dimension,
      judge: rating,
      reply: answer.reply,
    })),
  );
  const key: AuditKey = {
    schemaVersion: 1,
    readMe: KEY_WARNING,
    sample,
    seed,
    scale,
    raters,
    runs: runs.map(({ entry }) => entry),
    strata: drawn.strata,
    rows,
  };
  await using resources = new AsyncDisposableStack();
  const media = await openMedia({ cacheFolder: request.packetsFolder });
  resources.defer(() => media.close());
  const items: SheetItem[] = [];
  const withoutPictures = new Set<string>();
  for (const { answer } of chosen) {
    const run = runs[answer.run] as CollectedRun;
    const root = data ?? run.open.manifest.data;
    const { pictures, missing } = await picturesOf(answer.judged, run, { root, media });
    if (missing !== null) withoutPictures.add(missing);
    items.push({
      ...shownOf(answer),
      id: idOf(answer, ''),
      pictures,
      checks: checksOf(answer, idOf),
    });
  }
  const naming = chosen.filter(({ answer }) => namesItself(answer, runs)).length;
  return { key, items, runs, withoutPictures: [...withoutPictures], naming };
}

function oneScale(runs: CollectedRun[]) {
  const names = runs.map(({ entry }) => entry.run);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new SightlineError('USAGE', `the run ${twice} is named twice`);
  const [first] = runs;
  const other = runs.find(({ scale }) => scale !== first?.scale);
  if (first === undefined || other !== undefined) {
    throw new SightlineError(
      'USAGE',
      'answers that are right or wrong, and checklists, are not rated on one sheet',
      { hint: 'draw a sample of each' },
    );
  }
  return first.scale;
}

function shownOf({
  judged,
}: CollectedAnswer): Pick<SheetItem, 'question' | 'references' | 'answer'> {
  const { item, answer } = judged;
  const { gold } = item;
  if (gold.kind === 'checklist') {
    const references = gold.explanation === undefined ? [] : [gold.explanation];
    return { question: item.question, references, answer: null };
  }
  const references = gold.kind === 'text' ? gold.references : [];
  return { question: item.question, references, answer };
}

function checksOf(
  answer: CollectedAnswer,
  idOf: (answer: CollectedAnswer, check: string) => string,
): SheetCheck[] {
  const { gold } = answer.judged.item;
  return answer.ratings.map(({ check, dimension }) => {
    const id = idOf(answer, check);
    if (gold.kind !== 'checklist') return { id, dimension: '', question: OPEN_QUESTION };
    return { id, dimension, question: gold.checks[Number(check.slice(1))]?.question ?? '' };
  });
}

function namesItself({ run, judged }: CollectedAnswer, runs: CollectedRun[]): boolean {
  if (judged.video !== undefined) return false;
  const name = runs[run]?.entry.model.toLowerCase();
  return name !== undefined && judged.answer.toLowerCase().includes(name);
}
