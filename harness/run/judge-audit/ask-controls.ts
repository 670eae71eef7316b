import { voteOn, type OpenAnswer } from '../../answers/judging/votes.ts';
import type { Judging } from '../judge-execution.ts';
import type { JudgeOptions } from '../judge-execution.ts';
import { askVotes, openJudge } from '../ask-votes.ts';
import { readVotes } from '../judge-file.ts';
import { openJournal } from '../journal.ts';
import { lockRun } from '../lock.ts';
import { openAnswers } from '../judge-trials.ts';
import { openRun } from '../open-run.ts';
import { SightlineError } from '../../errors.ts';
import { CONTROL_NAMES, type Control } from '../../judge-audit/controls.ts';
import {
  lengthSlope,
  type LengthRating,
  type LengthSlope,
} from '../../judge-audit/length-slope.ts';
import { shareOf, type Scale } from '../../judge-audit/scale.ts';
import {
  controlFigures,
  type ControlFigure,
  type ControlRating,
} from '../../judge-audit/stability.ts';
import { planJudge, type JudgeRequest } from '../../plan/judge-plan.ts';
import type { JournalLine } from '../../schema/journal.ts';
import { ratingsOf, scaleOf } from './collect.ts';
import { controlQuestions, type ControlQuestion } from './control-questions.ts';

/** The votes of an audit, beside those that score the run: it changes no score. */
const AUDIT_JOURNAL = 'judge-audit.jsonl';

/** Below so many a share says little, whatever part of the answers they are. */
const FEWEST = 20;

export type ControlRequest = { judge: JudgeRequest; probe: string; share: number; seed: number };

/** What is to be asked, before it is. */
export type AuditState = {
  run: string;
  judge: string;
  /** Judged answers, and those that the controls are asked of. */
  answers: number;
  sampled: number;
  /** Votes of the judge itself on those, where the run has none of it. */
  own: number;
  /** Calls by control; without those that the journal has. */
  calls: Partial<Record<Control, number>>;
};

export type StabilityReport = {
  run: string;
  judge: string;
  scale: Scale;
  answers: number;
  sampled: number;
  controls: ControlFigure[];
  /** Within items over all judged answers of the run; null where no item has answers of several lengths. */
  length: LengthSlope | null;
  /** Votes without a reply: asked for again by the same command. */
  missing: number;
};

type Options = Omit<JudgeOptions, 'onStart'> & {
  /** Called before anything is asked; false: nothing is. */
  onState(state: AuditState): boolean;
};

/**
 * Asks a judge again, about a share of the answers that it has rated: the same, in another order, with
 * padding, question by question, and controls whose verdict is known. Votes that are there are not
 * asked for again; a retest is never taken from the cache.
 *
 * @returns null where `onState` said to ask nothing.
 * @throws `USAGE` for a run without answers to judge, and whatever ended the asking early.
 */
export async function askControls(
  runFolder: string,
  { judge: request, probe, share, seed }: ControlRequest,
  options: Options,
): Promise<StabilityReport | null> {
  const unlock = await lockRun(runFolder);
  await using resources = new AsyncDisposableStack();
  resources.defer(() => unlock());
  const run = await openRun(runFolder, options.data);
  const asked = await planJudge(request, run.manifest);
  // Each control is one vote, whatever the run takes for a verdict.
  const plan = { ...asked, by: { ...asked.by, votes: 1 } };
  const judging: Judging = { run, plan };
  const all = openAnswers(run, plan).filter(({ trial }) => {
    const line = run.lines.get(trial);
    return line?.probe === probe && line.repeat === 0;
  });
  const [first] = all;
  if (first === undefined) {
    throw new SightlineError('USAGE', `${runFolder} has no answers under ${probe} for a judge`, {
      hint: 'give the probe whose answers are judged with --probe',
    });
  }
  const count = Math.min(all.length, Math.max(FEWEST, Math.ceil(share * all.length)));
  const { bases, questions } = controlQuestions(all, { plan, count, seed });
  const journal = await openJournal(runFolder, AUDIT_JOURNAL);
  resources.defer(() => journal.close());
  const kept = await readVotes(runFolder);
  const own = (answer: OpenAnswer) => voteOn(answer, 0, { judge: plan.judge, lines: kept });
  const unvoted = bases.filter((base) => own(base).state === 'open');
  const isOpen = (answer: OpenAnswer) =>
    voteOn(answer, 0, { judge: plan.judge, lines: journal.lines }).state === 'open';
  const proceed = options.onState({
    run: run.manifest.run,
    judge: `${plan.by.adapter}:${plan.by.model}`,
    answers: all.length,
    sampled: bases.length,
    own: unvoted.filter(isOpen).length,
    calls: callsOf(questions.filter(({ asked: answer }) => isOpen(answer))),
  });
  if (!proceed) return null;
  const endpoint = await openJudge(judging, options);
  resources.defer(async () => endpoint.close?.());
  const { repliesFolder: _, ...uncached } = options;
  const rounds: [OpenAnswer[], JudgeOptions][] = [
    [[...unvoted, ...questions.filter(isCached).map((one) => one.asked)], options],
    [questions.filter((one) => !isCached(one)).map((one) => one.asked), uncached],
  ];
  let missing = 0;
  for (const [answers, how] of rounds) {
    const ballot = { ...judging, answers, journal, endpoint };
    const { missing: left, stopped } = await askVotes(runFolder, ballot, how);
    if (stopped !== undefined) throw stopped;
    missing += left;
  }
  const lines = new Map([...kept, ...journal.lines]);
  const scale = scaleOf(first.judged);
  return {
    run: run.manifest.run,
    judge: `${plan.by.adapter}:${plan.by.model}`,
    scale,
    answers: all.length,
    sampled: bases.length,
    controls: controlFigures(
      questions.flatMap((question) => ratedBy(question, { plan, lines })),
      scale,
    ),
    length: lengthSlope(lengthsOf(judging, lines)),
    missing,
  };
}

/** A retest from the cache would be the first test. */
function isCached({ control }: ControlQuestion): boolean {
  return control !== 'retest';
}

function callsOf(questions: ControlQuestion[]): AuditState['calls'] {
  return Object.fromEntries(
    CONTROL_NAMES.map((name) => [
      name,
      questions.filter(({ control }) => control === name).length,
    ]).filter(([, count]) => count !== 0),
  ) as AuditState['calls'];
}

type Voted = { plan: Judging['plan']; lines: Map<string, JournalLine> };

/** One rating a question that was asked, beside the judge's own. */
function ratedBy({ control, base, asked, places }: ControlQuestion, voted: Voted): ControlRating[] {
  const own = verdictOf(base, voted);
  const found = verdictOf(asked, voted);
  const { id: item, cluster } = base.judged.item;
  return places.map((place, at) => ({
    control,
    item,
    cluster,
    own: own?.[place] ?? null,
    found: found?.[at] ?? null,
  }));
}

/** The ratings of a vote in the order of its questions; null where it has no verdict. */
function verdictOf(answer: OpenAnswer, { plan, lines }: Voted): number[] | null {
  const vote = voteOn(answer, 0, { judge: plan.judge, lines });
  if (vote.state !== 'read') return null;
  return ratingsOf(answer.judged, vote.verdict).map(({ rating }) => rating);
}

/** Every probe and every repeat: answers to one item differ in length between them. */
function lengthsOf({ run, plan }: Judging, lines: Map<string, JournalLine>): LengthRating[] {
  return openAnswers(run, plan).flatMap((answer) => {
    const { item, answer: text, video } = answer.judged;
    const [rating] = video === undefined ? (verdictOf(answer, { plan, lines }) ?? []) : [];
    if (rating === undefined) return [];
    const { id, cluster } = item;
    return [{ item: id, cluster, length: text.length, score: shareOf('verdict', rating) }];
  });
}
