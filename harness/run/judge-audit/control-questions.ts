import { votesOf, type OpenAnswer } from '../../answers/judging/votes.ts';
import type { Control } from '../../judge-audit/controls.ts';
import { shuffled } from '../../judge-audit/draw.ts';
import type { JudgePlan } from '../../plan/judge-plan.ts';
import { random } from '../../random.ts';
import type { Item } from '../../schema/item.ts';
import type { Judged } from '../../schema/judge.ts';

/** What a judge is asked under a control, about one of its own answers. */
export type ControlQuestion = {
  control: Control;
  base: OpenAnswer;
  asked: OpenAnswer;
  /** Which question of the checklist each of the asked ones is; of an answer in words the only one. */
  places: number[];
};

/** Says nothing: an answer is no better and no worse for it. */
const PADDING = 'This is what I can tell about it from the video that I was given to look at.';

/**
 * All controls of a share of the answers. Which answers, whose references and whose videos stand in is
 * drawn from the seed.
 *
 * @param all the answers that the judge has rated, or is to rate.
 */
export function controlQuestions(
  all: OpenAnswer[],
  { plan, count, seed }: { plan: JudgePlan; count: number; seed: number },
): { bases: OpenAnswer[]; questions: ControlQuestion[] } {
  const bases = shuffled(all, random(seed, 'judge-controls')).slice(0, count);
  const questions = bases.flatMap((base): ControlQuestion[] => {
    const { judged } = base;
    const others = all.filter((one) => one.judged.item.cluster !== judged.item.cluster);
    const stream = random(seed, 'judge-controls', base.trial);
    const other = others[others.length === 0 ? 0 : stream.integer(0, others.length - 1)];
    const changes =
      judged.item.gold.kind === 'checklist'
        ? checklistChanges(judged, other?.judged)
        : answerChanges(judged, other?.judged);
    return changes.map(({ control, judged: changed, places }) => ({
      control,
      base,
      asked: named(votesOf(base.trial, changed, plan), control, places),
      places,
    }));
  });
  return { bases, questions };
}

/** Under the plain name stands the run's own vote. */
function named(answer: OpenAnswer, control: Control, places: number[]): OpenAnswer {
  return { ...answer, votes: `${answer.votes}!${control}${places.length === 1 ? places[0] : ''}` };
}

type Change = { control: Control; judged: Judged; places: number[] };

function answerChanges(judged: Judged, other: Judged | undefined): Change[] {
  const { item, answer } = judged;
  const references = referencesOf(item);
  const saying = (text: string): Judged => ({ ...judged, answer: text });
  const change = (control: Control, changed: Judged) => ({ control, judged: changed, places: [0] });
  const foreign = other === undefined ? undefined : foreignReference(item, other.item);
  return [
    change('retest', judged),
    ...(references.length < 2
      ? []
      : [
          change('order', {
            ...judged,
            item: { ...item, gold: { kind: 'text', references: references.toReversed() } },
          }),
        ]),
    change('padding', saying(`${answer.replace(/\.?\s*$/, '.')} ${PADDING}`)),
    change('gold', saying(references[0] ?? '')),
    change('empty', saying('')),
    ...(foreign === undefined ? [] : [change('other-answer', saying(foreign))]),
  ];
}

function checklistChanges(judged: Judged, other: Judged | undefined): Change[] {
  const { item } = judged;
  const { gold } = item;
  if (gold.kind !== 'checklist') return [];
  const places = [...gold.checks.keys()];
  const asking = (control: Control, own: number[]): Change => ({
    control,
    judged: {
      ...judged,
      item: { ...item, gold: { ...gold, checks: own.flatMap((at) => gold.checks[at] ?? []) } },
    },
    places: own,
  });
  const several = places.length > 1;
  return [
    { control: 'retest', judged, places },
    ...(several ? [asking('order', places.toReversed())] : []),
    ...(several ? places.map((at) => asking('halo', [at])) : []),
    ...(other?.video === undefined
      ? []
      : [
          {
            control: 'other-video' as const,
            judged: { ...judged, answer: other.answer, video: other.video },
            places,
          },
        ]),
  ];
}

/** A reference of another item that is none of this one's, whatever its case. */
function foreignReference(item: Item, other: Item): string | undefined {
  const own = new Set(referencesOf(item).map((reference) => reference.trim().toLowerCase()));
  return referencesOf(other).find((reference) => !own.has(reference.trim().toLowerCase()));
}

function referencesOf({ gold }: Item): string[] {
  return gold.kind === 'text' ? gold.references : [];
}
