import { kendallTau } from '../../harness/probes/transforms/order.ts';
import { FRAMES } from './population.ts';

/** What a variant of a probe leaves of an item. */
export type Showing = {
  /** Equally likely ways to show the video. */
  sights: Sight[];
  /** The question is asked. */
  question: boolean;
  /** The options are shown. */
  options: boolean;
  /** The options are moved up by so many places. */
  rotation: number;
};

/** Of the item's own video. */
export type Sight =
  'in-order' | 'backwards' | 'without-order' | 'one-frame' | 'some-frames' | 'none';

/** The variants of each probe of the study, as the probe's own words describe them. */
export function showingsOf(probe: string, options: number): Showing[] {
  const seen = (...sights: Sight[]): Showing => ({
    sights,
    question: true,
    options: true,
    rotation: 0,
  });
  const rotations = Array.from({ length: options - 1 }, (_, index) => index + 1);
  switch (probe) {
    case 'full':
    case 'rerun':
    // The times that travel give the order back.
    case 'shuffle-travel':
      return [seen('in-order')];
    case 'blind':
    case 'blind-placeholder':
    case 'noise':
    case 'wrong-video':
      return [seen('none')];
    case 'options-only':
      return [{ ...seen('none'), question: false }];
    case 'question-only':
      return [{ ...seen('none'), options: false }];
    case 'frame-middle':
      return [seen('one-frame')];
    case 'frame-random':
      return repeated(3, seen('one-frame'));
    case 'frame-oracle':
      return repeated(FRAMES, seen('one-frame'));
    case 'shuffle':
      return repeated(3, seen(...shuffledSights()));
    case 'reverse':
      return [seen('backwards')];
    case 'rotate':
      return rotations.map((rotation) => ({ ...seen('in-order'), rotation }));
    case 'blind-rotate':
      return rotations.map((rotation) => ({ ...seen('none'), rotation }));
    case 'budget':
      return [seen('in-order'), seen('some-frames'), seen('one-frame')];
    default:
      throw new RangeError(`no truth is known of the probe ${probe}`);
  }
}

/** Orders that a shuffle may show: each with the same chance, and one of them is the reverse. */
function shuffledSights(): Sight[] {
  return orders(FRAMES)
    .filter((order) => kendallTau(order) <= 0.3)
    .map((order) => (kendallTau(order) === -1 ? 'backwards' : 'without-order'));
}

function orders(count: number): number[][] {
  if (count === 0) return [[]];
  return orders(count - 1).flatMap((order) =>
    Array.from({ length: count }, (_, place) => order.toSpliced(place, 0, count - 1)),
  );
}

function repeated(count: number, showing: Showing): Showing[] {
  return Array.from({ length: count }, () => showing);
}
