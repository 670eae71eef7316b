import { SightlineError } from '../errors.ts';
import { publishesOf } from '../publish/hidden-split.ts';
import { readRun } from '../publish/read-run.ts';
import { makeResult, type RunRecord } from '../publish/result.ts';
import { canonicalJson } from '../hash.ts';
import { describeItems } from '../plan/item-set.ts';
import { openRun, type OpenRun } from '../run/open-run.ts';
import { scoreOpened } from '../run/rescore.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { Result } from '../schema/result.ts';
import { SUBMISSION_FILES } from '../schema/submission.ts';
import { checkChoice, checkPlan } from './check-plan.ts';
import { differences, shownValue } from './differences.ts';
import type { Problems } from './problem.ts';

const FILE = SUBMISSION_FILES.record;
/** Items that are named of those whose outcome differs. */
const NAMED = 5;

export type Rescored = { result: Result; record: RunRecord };

/**
 * Scores the replies of a rebuilt run again, with the right answers, and holds the record that comes of
 * them against the submitted one, field by field.
 *
 * @returns null where they cannot be scored.
 */
export async function checkRescored(
  runFolder: string,
  {
    record,
    items,
    data,
    judgeAnew,
    asSeen = (run) => run,
  }: {
    record: Result;
    items: ItemSet;
    data: string;
    /** Asks a judge again, in the place of the votes that were handed in. */
    judgeAnew?: (runFolder: string) => Promise<void>;
    /** The run as the submitter had it, who may not know the answers. */
    asSeen?: (run: OpenRun) => OpenRun;
  },
  problems: Problems,
): Promise<Rescored | null> {
  problems.looked('rescore');
  let made: Rescored;
  try {
    const opened = asSeen(await openRun(runFolder, data));
    // Its hash covers no checklists: those of the data are the right ones.
    const described = describeItems(opened.benchmark, opened.items, items.name);
    if (canonicalJson(described) !== canonicalJson(items)) {
      const place = { file: SUBMISSION_FILES.items };
      problems.add('ITEM_SET', place, 'the data describes the same items in another way');
    }
    await checkChoice(opened, problems);
    await checkPlan(opened, problems);
    if (judgeAnew === undefined) await scoreOpened(runFolder, opened, 'kept');
    else await judgeAnew(runFolder);
    const read = await readRun(runFolder);
    const { runBy, source, publishedAt } = record.provenance;
    const attribution = { runBy, source, publishedAt: new Date(publishedAt) };
    const result = makeResult(
      read.record,
      publishesOf(read.benchmark, read.record.manifest.split),
      attribution,
    );
    made = { result, record: read.record };
  } catch (error) {
    if (!(error instanceof SightlineError)) throw error;
    const differs = error.code === 'DATA_INVALID' || error.code === 'DATA_MISSING';
    const code = differs ? 'DATA_DIFFERS' : 'RESCORE_FAILED';
    // Of the rebuilt folder nobody has heard.
    const message = error.message.replaceAll(runFolder, 'the run');
    problems.add(code, { file: SUBMISSION_FILES.run }, `${error.code}: ${message}`);
    return null;
  }
  // Numbers are told as they are written.
  const result = JSON.parse(JSON.stringify(made.result)) as Result;
  for (const { field, told, made: again } of differences(record, result)) {
    if (/(?:^|\.)outcomes$/.test(field) && typeof told === 'string' && typeof again === 'string') {
      const message = outcomesText(told, again, items);
      problems.add('OUTCOME_DIFFERS', { file: FILE, field }, message);
      continue;
    }
    const message = `${shownValue(told)}, but its replies give ${shownValue(again)}`;
    problems.add('FIELD_DIFFERS', { file: FILE, field }, message);
  }
  return made;
}

function outcomesText(told: string, made: string, { ids }: ItemSet): string {
  if (told.length !== made.length) return `${told.length} letters, ${made.length} items`;
  const places = Array.from(made, (_, index) => index).filter((at) => told[at] !== made[at]);
  const named = places
    .slice(0, NAMED)
    .map((at) => `${ids[at]} "${told[at]}" but its reply gives "${made[at]}"`);
  const more = places.length > NAMED ? `, and ${places.length - NAMED} more` : '';
  return `${places.length} items differ: ${named.join(', ')}${more}`;
}
