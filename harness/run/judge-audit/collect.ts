import { scoreTrial } from '../../answers/outcome.ts';
import { judges } from '../../answers/registry.ts';
import { SightlineError } from '../../errors.ts';
import { judgeFigures, type ScoredValue } from '../../judge-audit/population.ts';
import type { CheckRating, RatedAnswer } from '../../judge-audit/rated-answer.ts';
import type { KeyRun } from '../../judge-audit/audit-key.ts';
import { shareOf, type Scale } from '../../judge-audit/scale.ts';
import type { JournalLine } from '../../schema/journal.ts';
import type { Judge, Judged } from '../../schema/judge.ts';
import { isScored } from '../../schema/outcome.ts';
import { keptJudge, readVotes } from '../judge-file.ts';
import { openRun, type OpenRun } from '../open-run.ts';

/** An answer that a judge has rated, with what stood before the judge and what it wrote. */
export type CollectedAnswer = RatedAnswer & { judged: Judged; reply: string };

/** A judged run, as an audit needs it. */
export type CollectedRun = {
  folder: string;
  open: OpenRun;
  judge: Judge;
  scale: Scale;
  /** As the key of a sample has it. */
  entry: KeyRun;
  answers: CollectedAnswer[];
};

type Place = { run: number; probe: string; data: string | null };

/**
 * The ratings of a run's judge under one probe, each question the first time that it was asked.
 *
 * @param place.run place of the run among those of the sample.
 * @throws `USAGE` for a run that nobody judges, or whose judge has rated nothing under the probe.
 */
export async function collectRun(
  folder: string,
  { run, probe, data }: Place,
): Promise<CollectedRun> {
  const kept = await keptJudge(folder, 'refused');
  if (kept === null) {
    throw new SightlineError('USAGE', `${folder} has no judge`, {
      hint: `npx sightline score ${folder} --judge <adapter>:<model> asks one`,
    });
  }
  const open = await openRun(folder, data);
  const replies = firstReplies(await readVotes(folder));
  const answers: CollectedAnswer[] = [];
  const values: ScoredValue[] = [];
  let unjudged = 0;
  for (const line of open.lines.values()) {
    const question = open.questionOf(line);
    if (question === null || line.probe !== probe || line.repeat !== 0) continue;
    let found: { judged: Judged; ratings: CheckRating[]; votes: string } | null = null;
    const score = scoreTrial(line, question, {
      ...open.reading,
      judge: {
        by: kept.by,
        score(trial, judged) {
          const verdict = kept.score(trial, judged);
          if (verdict !== null && verdict.values !== null) {
            found = { judged, ratings: ratingsOf(judged, verdict.values), votes: trial };
          }
          return verdict;
        },
      },
    });
    const { cluster } = question.item;
    const rated = found as { judged: Judged; ratings: CheckRating[]; votes: string } | null;
    if (rated !== null) {
      const { judged, ratings, votes } = rated;
      const reply = replies.get(votes) ?? '';
      answers.push({ run, trial: line.trial, item: line.item, cluster, ratings, judged, reply });
      const scale = scaleOf(judged);
      values.push(
        ...ratings.map(({ dimension, rating }) => ({
          dimension,
          cluster,
          value: shareOf(scale, rating),
          judged: true,
        })),
      );
    } else if (score.outcome === 'unjudged') unjudged += 1;
    else if (isScored(score.outcome) && question.item.gold.kind === 'text') {
      const value = Number(score.outcome === 'correct');
      values.push({ dimension: ANSWER, cluster, value, judged: false });
    }
  }
  const [first] = answers;
  if (first === undefined) {
    throw new SightlineError('USAGE', `the judge of ${folder} has rated nothing under ${probe}`, {
      hint: 'give the probe whose answers are judged with --probe',
    });
  }
  const { manifest, benchmark } = open;
  return {
    folder,
    open,
    judge: await judges.load(kept.by.id),
    scale: scaleOf(first.judged),
    entry: {
      run: manifest.run,
      benchmark: benchmark.id,
      model: manifest.model.name,
      judge: `${kept.by.adapter}:${kept.by.model}`,
      sameFamily: kept.by.sameFamily,
      figures: judgeFigures(values),
      unjudged,
    },
    answers,
  };
}

/** The dimension of answers in words: there is one only. */
const ANSWER = 'answer';

export function scaleOf({ item }: Pick<Judged, 'item'>): Scale {
  return item.gold.kind === 'checklist' ? 'rating' : 'verdict';
}

/** What a verdict says, question by question. */
export function ratingsOf({ item }: Judged, values: Record<string, number>): CheckRating[] {
  const { gold } = item;
  if (gold.kind !== 'checklist') {
    const rating = values['accuracy'];
    return rating === undefined ? [] : [{ check: 'accuracy', dimension: ANSWER, rating }];
  }
  return gold.checks.flatMap(({ dimension }, at) => {
    const rating = values[`q${at}`];
    return rating === undefined ? [] : [{ check: `q${at}`, dimension, rating }];
  });
}

/** By trial, of the vote that is counted first. */
function firstReplies(lines: Map<string, JournalLine>): Map<string, string> {
  const replies = new Map<string, string>();
  for (const { vote, reply } of lines.values()) {
    if (vote?.number === 0 && reply !== null) replies.set(vote.on, reply.text);
  }
  return replies;
}
