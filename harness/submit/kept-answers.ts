import type { AskedQuestion } from '../answers/outcome.ts';
import { askedQuestions } from '../plan/asked-item.ts';
import type { OpenRun } from '../run/open-run.ts';
import { hidingGold, type Gold, type Item } from '../schema/item.ts';

/** A run as those have it who do not know the answers: what probes ask of an item may depend on its own. */
export function withoutAnswers(run: OpenRun): OpenRun {
  const { manifest, probes } = run;
  const items = run.items.map(hidingGold);
  return { ...run, items, questionOf: askedQuestions({ ...manifest, items, probes }) };
}

/** The questions as they were asked without the answers, each with its own: replies to it can be scored. */
export function withAnswers(run: OpenRun): OpenRun {
  const goldOf = new Map(run.items.map(({ id, gold }) => [id, gold]));
  const { questionOf } = withoutAnswers(run);
  return {
    ...run,
    questionOf(line) {
      const asked = questionOf(line);
      const gold = goldOf.get(line.item);
      return asked === null || gold === undefined ? asked : answered(asked, gold);
    },
  };
}

/** What a probe has made the right answer stays it: a hidden option. */
function answered({ item, answers }: AskedQuestion, gold: Gold): AskedQuestion {
  const own = item.gold.kind === 'hidden' ? askedGold(item, gold) : item.gold;
  return { answers, item: { ...item, gold: own } };
}

/** The right option under the letter that it was asked with. */
function askedGold({ options = [] }: Item, gold: Gold): Gold {
  if (gold.kind !== 'choice') return gold;
  const right = options.find(({ letter, from }) => (from ?? letter) === gold.letter);
  return right === undefined ? { kind: 'hidden' } : { kind: 'choice', letter: right.letter };
}
