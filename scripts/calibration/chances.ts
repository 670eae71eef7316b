import type { Observer } from './observers.ts';
import type { ItemClass } from './population.ts';
import type { Showing, Sight } from './showings.ts';

/**
 * How likely an observer gives each answer to an item, in the item's own places; the last entry is no
 * readable answer. Answers to two showings of an item are independent, given the item.
 */
export function answerChances(observer: Observer, item: ItemClass, showing: Showing): number[] {
  const said = showing.sights
    .map((sight) => chancesSeeing(observer, item, { ...showing, sight }))
    .reduce((sum, one) => sum.map((chance, place) => chance + (one[place] ?? 0)))
    .map((chance) => chance / showing.sights.length);
  const readable = said.map((chance) => chance * (1 - observer.garbles));
  readable[item.options] = (readable[item.options] ?? 0) + observer.garbles;
  return readable;
}

function chancesSeeing(
  observer: Observer,
  item: ItemClass,
  { sight, question, options, rotation }: Omit<Showing, 'sights'> & { sight: Sight },
): number[] {
  const none = Array.from({ length: item.options + 1 }, () => 0);
  const found = question ? foundPlace(observer, item, sight) : null;
  if (found !== null) return none.with(found, 1);
  if (!options) return none.with(item.options, 1);
  const guess = (1 - observer.takesFirst) / item.options;
  const guesses = none.map((_, place) => (place < item.options ? guess : 0));
  // The option that stands first after a rotation is the one that stood so far down.
  return guesses.with(rotation, guess + observer.takesFirst);
}

/** The place of the option that it is sure of. */
function foundPlace(observer: Observer, item: ItemClass, sight: Sight): number | null {
  if (!observer.reads) return null;
  const knows = () => item.gold;
  const { sees } = observer;
  switch (item.kind) {
    case 'text':
      return knows();
    case 'frame':
      return sees !== 'nothing' && sight !== 'none' ? knows() : null;
    case 'set':
      return (sees === 'set' || sees === 'everything') && WHOLE.has(sight) ? knows() : null;
    case 'order':
      if (sees !== 'everything') return null;
      if (sight === 'in-order') return knows();
      // What the video shows backwards is an option too; which of the wrong ones makes no difference.
      return sight === 'backwards' ? (item.gold + 1) % item.options : null;
  }
}

const WHOLE: ReadonlySet<Sight> = new Set<Sight>(['in-order', 'backwards', 'without-order']);
