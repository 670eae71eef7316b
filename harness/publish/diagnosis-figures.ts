import {
  DIAGNOSIS_WORDS,
  type Diagnosis,
  type DiagnosisField,
  type DiagnosisFigures,
  type DiagnosisFile,
  type DiagnosisLine,
} from '../schema/diagnosis.ts';
import type { Estimate } from '../schema/estimate.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { ScoreLine } from '../schema/journal.ts';
import { isScored } from '../schema/outcome.ts';
import { accuracy } from '../statistics/accuracy.ts';
import { videosOf } from './item-videos.ts';
import { rounded } from './rounded.ts';

type Diagnosed = { diagnosis: Diagnosis; right: boolean; cluster: string };

/**
 * Shares of what a judge says of the reasoning, with intervals by video. Replies without a diagnosis are
 * in no denominator, and are counted by reason.
 *
 * @returns null where nothing is diagnosed.
 */
export function diagnosisFigures(
  given: readonly DiagnosisLine[],
  { by, scores, items }: { by: DiagnosisFile; scores: readonly ScoreLine[]; items: ItemSet },
): DiagnosisFigures | null {
  const lines = [
    ...stillScored(given, scores),
    ...(by.sample === null ? notYet(given, scores) : []),
  ];
  const clusterOf = videosOf(items);
  const diagnosed = lines.flatMap(({ item, right, diagnosis }): Diagnosed[] =>
    diagnosis === null ? [] : [{ diagnosis, right, cluster: clusterOf.get(item) ?? item }],
  );
  if (diagnosed.length === 0) return null;
  const without = (reason: DiagnosisLine['without']) =>
    lines.filter((line) => line.without === reason).length;
  const notRight = diagnosed.filter(({ diagnosis }) => diagnosis.answer !== 'right');
  const right = diagnosed.filter(({ diagnosis }) => diagnosis.answer === 'right');
  const shares = (field: DiagnosisField, of = diagnosed) => wordShares(field, of);
  return rounded({
    judge: by.judge,
    sample: by.sample,
    replies: lines.length,
    diagnosed: diagnosed.length,
    without: {
      waiting: without('waiting'),
      unread: without('unread'),
      'no-reasoning': without('no-reasoning'),
      'no-answer': without('no-answer'),
    },
    shares: {
      answer: shares('answer'),
      support: shares('support'),
      place: shares('place'),
      time: shares('time'),
      cause: shares('cause'),
    },
    table: tableOf(diagnosed),
    unsupportedOfRight:
      right.length === 0 ? null : share(right, ({ diagnosis }) => diagnosis.support === 'no'),
    causesOfNotRight: shares('cause', notRight),
    agreesWithScore: share(
      diagnosed,
      ({ diagnosis, right: scoredRight }) => (diagnosis.answer === 'right') === scoredRight,
    ),
  });
}

/** Words in the order of their list; those that nobody got are left out. */
function wordShares(field: DiagnosisField, diagnosed: Diagnosed[]): Record<string, Estimate> {
  const words: readonly string[] = DIAGNOSIS_WORDS[field];
  const got = words.filter((word) => diagnosed.some(({ diagnosis }) => diagnosis[field] === word));
  return Object.fromEntries(
    got.map((word) => [word, share(diagnosed, ({ diagnosis }) => diagnosis[field] === word)]),
  );
}

function share(diagnosed: Diagnosed[], holds: (one: Diagnosed) => boolean): Estimate {
  return accuracy(
    diagnosed.map(holds),
    diagnosed.map(({ cluster }) => cluster),
  );
}

function tableOf(diagnosed: Diagnosed[]): DiagnosisFigures['table'] {
  const row = (answer: Diagnosis['answer']) => {
    const count = (support: Diagnosis['support']) =>
      diagnosed.filter(
        ({ diagnosis }) => diagnosis.answer === answer && diagnosis.support === support,
      ).length;
    return { yes: count('yes'), no: count('no'), unclear: count('unclear') };
  };
  return { right: row('right'), partly: row('partly'), wrong: row('wrong') };
}

/** A reply that is scored otherwise than when its diagnosis was kept waits for another one. */
function stillScored(
  lines: readonly DiagnosisLine[],
  scores: readonly ScoreLine[],
): DiagnosisLine[] {
  const outcomeOf = new Map(scores.map(({ trial, outcome }) => [trial, outcome]));
  return lines.map((line) =>
    (outcomeOf.get(line.trial) === 'correct') === line.right
      ? line
      : { ...line, right: !line.right, diagnosis: null, without: 'waiting' },
  );
}

/** Replies that came after the last command that diagnosed them all. */
function notYet(lines: readonly DiagnosisLine[], scores: readonly ScoreLine[]): DiagnosisLine[] {
  const known = new Set(lines.map(({ trial }) => trial));
  return scores
    .filter(({ probe, repeat, outcome }) => probe === 'full' && repeat === 0 && isScored(outcome))
    .filter(({ trial }) => !known.has(trial))
    .map(({ trial, item, outcome }) => ({
      trial,
      item,
      right: outcome === 'correct',
      diagnosis: null,
      without: 'waiting',
    }));
}
