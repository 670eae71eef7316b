import { isScored } from '../schema/outcome.ts';
import type { Combine } from '../schema/probe.ts';
import type { Estimate } from '../schema/result.ts';
import { accuracy } from '../statistics/accuracy.ts';
import { pairedDifference, type PairedDifference } from '../statistics/paired-difference.ts';
import { differs, type AuditedTrial, type PeerFinding } from './audit.ts';
import type { PeerExtractor } from './peer.ts';

/** How one extractor and its scorer treat the compared replies. Counts are of trials, shares of items. */
export type ReaderFigures = {
  id: string;
  title: string;
  source: string;
  rule: string;
  unreadIs: 'left out' | 'wrong' | 'guessed';
  read: number;
  unread: number;
  guessed: number;
  /** Over its own denominator: the score that it would print. Null when nothing is scored. */
  own: Estimate | null;
  /** Over all replies, the unread ones wrong and guesses at their expected value. */
  all: Estimate | null;
  /** `all` minus ours over the same items, in shares of 1; null for ours. */
  difference: PairedDifference | null;
  /** Trials that it reads in another way than we do; null for ours. */
  differs: number | null;
  /** Failed requests whose text it would have scored; null where it writes none. */
  failures: { answers: number; right: number } | null;
};

/** Trials that everybody can read, and how those of an item become one figure. */
export type Compared = {
  trials: AuditedTrial[];
  combine: Combine;
  clusterOf: (item: string) => number;
};

type Credited = { item: string; credit: number };

/** How we read the compared replies. */
export function ourFigures(
  { id, version }: { id: string; version: number },
  compared: Compared,
): ReaderFigures {
  const { trials } = compared;
  const replied = trials.filter(({ text }) => text !== null);
  const read = replied.filter(({ score }) => score.answer !== null).length;
  const all = estimate(ourCredits(trials), compared);
  return {
    id: 'ours',
    title: 'Sightline',
    source: `the extractor "${id}", version ${version}`,
    rule: 'an answer in its place, else the first of several forms; two answers are none',
    unreadIs: 'wrong',
    read,
    unread: replied.length - read,
    guessed: 0,
    own: all,
    all,
    difference: null,
    differs: null,
    failures: null,
  };
}

/** How a peer would have read and scored them. */
export function peerFigures(peer: PeerExtractor, compared: Compared): ReaderFigures {
  const { trials, combine, clusterOf } = compared;
  const found = trials.flatMap((trial) => {
    const finding = trial.peers.get(peer.id) ?? null;
    return finding === null ? [] : [{ trial, finding }];
  });
  const replied = found.filter(({ trial }) => trial.text !== null);
  const failed = found.filter(({ trial }) => trial.text === null);
  const scored = replied.filter(({ trial }) => isScored(trial.score.outcome));
  const credits = scored.flatMap(credited);
  const own = peer.unread === 'left out' ? scored.filter(isAnswered).flatMap(credited) : credits;
  const [ours, theirs] = [ourCredits(trials), credits].map((list) => itemValues(list, combine));
  return {
    id: peer.id,
    title: peer.title,
    source: peer.source,
    rule: peer.rule,
    unreadIs: peer.unread,
    read: replied.filter(({ finding }) => finding.answer !== null).length,
    unread: replied.filter(({ finding }) => !isAnswered({ finding })).length,
    guessed: replied.filter(({ finding }) => finding.guessed).length,
    own: estimate(own, compared),
    all: estimate(credits, compared),
    difference: difference(theirs, ours, clusterOf),
    differs: replied.filter(({ trial, finding }) => differs(trial, finding)).length,
    failures:
      peer.failureText === null
        ? null
        : {
            answers: failed.filter(isAnswered).length,
            right: failed.reduce((sum, { finding }) => sum + (finding.credit ?? 0), 0),
          },
  };
}

function isAnswered({ finding }: { finding: PeerFinding }): boolean {
  return finding.answer !== null || finding.guessed;
}

function credited({ trial, finding }: { trial: AuditedTrial; finding: PeerFinding }): Credited[] {
  return finding.credit === null ? [] : [{ item: trial.score.item, credit: finding.credit }];
}

function ourCredits(trials: AuditedTrial[]): Credited[] {
  return trials
    .filter(({ score }) => isScored(score.outcome))
    .map(({ score }) => ({ item: score.item, credit: Number(score.outcome === 'correct') }));
}

/** Of several trials of an item their mean, or the chance that any of them is right. */
function itemValues(credits: Credited[], combine: Combine): Map<string, number> {
  const byItem = Map.groupBy(credits, ({ item }) => item);
  return new Map(
    Array.from(byItem, ([item, own]) => [
      item,
      combine === 'best'
        ? 1 - own.reduce((missed, { credit }) => missed * (1 - credit), 1)
        : own.reduce((sum, { credit }) => sum + credit, 0) / own.length,
    ]),
  );
}

function estimate(credits: Credited[], { combine, clusterOf }: Compared): ReaderFigures['own'] {
  const values = itemValues(credits, combine);
  if (values.size === 0) return null;
  return accuracy([...values.values()], Array.from(values.keys(), clusterOf));
}

/** The items are the same: a reply that we score, they read. */
function difference(
  theirs: Map<string, number> = new Map(),
  ours: Map<string, number> = new Map(),
  clusterOf: (item: string) => number,
): ReaderFigures['difference'] {
  const items = [...ours.keys()].filter((item) => theirs.has(item));
  if (items.length === 0) return null;
  const of = (values: Map<string, number>) => items.map((item) => values.get(item) ?? 0);
  return pairedDifference(of(theirs), of(ours), items.map(clusterOf));
}
