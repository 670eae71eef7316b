import type { ItemSet } from '../../schema/item-set.ts';
import { flagFigures, type FlagFigures, type FlagRow } from './flag-figures.ts';
import { hardSubset, type HardSubsetOf } from './hard-subset.ts';
import { isJudgement, judge, tally, type Judged, type Judgement } from './judge.ts';
import type { Panel } from './panel.ts';
import { placeboOf, type ItemLetters, type Placebo } from './placebo.ts';
import { defaultRule, FLOOR_LIMIT, type Answered, type Rule } from './rule.ts';

/** Items whose adjusted p is at most this are unlikely to be lucky ones only. */
export const Q_LEVEL = 0.05;

export type ItemsAnalysis = {
  items: ItemSet;
  panel: Panel;
  /** Blind answers of an item that every model answered. */
  answers: number;
  rule: Rule & { chosen: 'given' | 'default'; separates: boolean };
  seed: number;
  judged: Judged;
  /** How many items have fewer blind answers than there are, none, or no options. */
  counts: { judged: number; fewerAnswers: number; notAnswered: number; openEnded: number };
  placebo: Placebo;
  /** Null where no item could be judged. */
  flags: FlagFigures | null;
  /** One hit or more: only to be shown beside its floors. */
  anyHit: { rate: number; guessFloor: number; placeboFloor: number | null } | null;
  /** Items whose q is at most .05. */
  significant: number;
  breakdowns: Record<string, Record<string, FlagFigures | null>>;
  /** The breakdown within which items are removed at random; null: among all. */
  stratifiedBy: string | null;
  hard: HardSubsetOf[];
};

export type ItemsRequest = {
  items: ItemSet;
  panel: Panel;
  /** Null: the smallest one whose guess floor is at most 5 %. */
  rule: Rule | null;
  seed: number;
  /** Of the placebo. */
  draws: number;
  /** The right letters, or why they are not known. */
  letters: { known: ItemLetters } | { reason: string };
};

/** Everything that the blind answers of several models say of the items of one set. */
export function analyseItems({
  items,
  panel,
  rule: given,
  seed,
  draws,
  letters,
}: ItemsRequest): ItemsAnalysis {
  const { optionCounts, clusters } = items;
  const observations = panel.models.flatMap((model) => model.observations);
  const answered = tally(observations, optionCounts).filter((one) => typeof one !== 'string');
  const rule = given ?? defaultRule(Math.max(1, observations.length), answered);
  const judged = judge(observations, { optionCounts, rule });
  const placebo: Placebo =
    'known' in letters
      ? placeboOf(observations, { judged, items: letters.known, seed, draws })
      : { kind: 'absent', reason: letters.reason };
  const rows = judged.map((judgement, item) =>
    isJudgement(judgement) ? rowOf({ judgement, item, clusters, placebo }) : null,
  );
  const figures = (chosen: (FlagRow | null)[], key: string) =>
    flagFigures(
      chosen.filter((row) => row !== null),
      { seed, key: `${items.hash} ${key}` },
    );
  const some = judged.filter(isJudgement);
  const flags = figures(rows, '');
  const stratifiedBy =
    Object.entries(items.breakdowns).find(([, { labels }]) => labels.length > 1)?.[0] ?? null;
  return {
    items,
    panel,
    answers: observations.length,
    rule: {
      ...rule,
      chosen: given === null ? 'default' : 'given',
      separates: flags !== null && flags.guess.floor <= FLOOR_LIMIT,
    },
    seed,
    judged,
    counts: {
      judged: some.length,
      fewerAnswers: some.filter(({ answers }) => answers < observations.length).length,
      notAnswered: judged.filter((one) => one === 'not-answered').length,
      openEnded: judged.filter((one) => one === 'open-ended').length,
    },
    placebo,
    flags,
    anyHit: anyHitOf(some, placebo),
    significant: some.filter(({ q }) => q <= Q_LEVEL).length,
    breakdowns: Object.fromEntries(
      Object.entries(items.breakdowns).map(([name, { labels, items: labelOf }]) => [
        name,
        Object.fromEntries(
          labels.map((label, index) => [
            label,
            figures(
              rows.filter((_, item) => labelOf[item] === index),
              `${name} ${label}`,
            ),
          ]),
        ),
      ]),
    ),
    stratifiedBy,
    hard: panel.models.map((model) =>
      hardSubset(model, panel.models, {
        optionCounts,
        clusters,
        strata: items.ids.map((_, item) => stratumOf(items, stratifiedBy, item)),
        rule,
        seed,
      }),
    ),
  };
}

function rowOf({
  judgement,
  item,
  clusters,
  placebo,
}: {
  judgement: Judgement;
  item: number;
  clusters: number[];
  placebo: Placebo;
}): FlagRow {
  return {
    judgement,
    cluster: clusters[item] as number,
    placebo: placebo.kind === 'drawn' ? (placebo.shares[item] ?? 0) : null,
  };
}

function anyHitOf(some: Judgement[], placebo: Placebo): ItemsAnalysis['anyHit'] {
  if (some.length === 0) return null;
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / some.length;
  const guessAny = ({ answers, options }: Answered) => 1 - (1 - 1 / options) ** answers;
  return {
    rate: mean(some.map(({ hits }) => Number(hits > 0))),
    guessFloor: mean(some.map(guessAny)),
    placeboFloor: placebo.kind === 'drawn' ? mean(placebo.anyShares) : null,
  };
}

function stratumOf({ breakdowns }: ItemSet, name: string | null, item: number): string {
  const breakdown = name === null ? undefined : breakdowns[name];
  return breakdown?.labels[breakdown.items[item] as number] ?? '';
}
