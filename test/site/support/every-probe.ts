import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { Outcome } from '../../../harness/schema/outcome.ts';
import type { Wording } from '../../../harness/schema/probe-record.ts';
import type { ProbeResult, Result } from '../../../harness/schema/result.ts';
import { random } from '../../../harness/random.ts';
import { verified } from '../../support/verification.ts';
import { makeProbe, makeResult, makeVariants } from './make-result.ts';

const SUBSET = 300;

const words = (hash: string, opening: string): Wording => ({
  hash,
  withOptions: `${opening}\nSelect the best answer to the following multiple-choice question. Respond with only the letter ({letters}) of the correct option.\n{question}\n{options}\nThe best answer is:`,
  withoutOptions: null,
});
const WATCHING = words(
  'b81c64e09d2f7a35',
  'These are the frames of a video, in their order and with their times.',
);
const READING = words('27e5f0c91ab6d844', 'There is no video.');

/** A record of a model that was asked everything: variants, parts of the items, inapplicable ones. */
export function everyProbe(items: ItemSet): Result {
  const full = draw('full', 0.688);
  const probes: Record<string, ProbeResult> = {
    full: makeProbe(items, full, { wording: WATCHING }),
    rerun: one('rerun', 0.684, WATCHING),
    'frame-middle': one('frame-middle', 0.541, WATCHING),
    'frame-random': many(
      labels(3, (n) => `draw-${n}`),
      0.53,
      'mean',
    ),
    'frame-oracle': many(
      labels(8, (n) => `${n}-of-8`),
      0.52,
      'best',
    ),
    budget: many(
      ['32-frames', '16-frames', '8-frames', '4-frames', '2-frames', '1-frames'],
      0.6,
      'apart',
    ),
    shuffle: many(
      labels(3, (n) => `order-${n}`),
      0.641,
      'mean',
    ),
    reverse: part('reverse', 0.633),
    'wrong-video': part('wrong-video', 0.415),
    noise: part('noise', 0.402),
    'blind-placeholder': makeProbe(items, oddly(draw('grey', 0.39)), { full, wording: READING }),
    blind: one('blind', 0.437, READING),
    'question-only': {
      ...makeProbe(items, withoutFirst(12, draw('question-only', 0.21)), {
        full,
        wording: {
          hash: '90d3b2ce47af1685',
          withOptions: '{question}\nAnswer with a word or a short phrase.',
          withoutOptions: null,
        },
        inapplicable: [{ reason: 'it has no options', items: 12 }],
      }),
      chance: null,
    },
    'options-only': one(
      'options-only',
      0.335,
      words('5cc07a19e3d84f62', 'Choose the most likely answer.'),
    ),
    rotate: many(['1', '2', '3'], 0.671, 'mean'),
  };
  return makeResult(items, probes, {
    id: `observatory-34b-${items.split}`,
    model: { name: 'Observatory-34B', org: 'Harbour Research', parametersB: 34 },
    provenance: {
      level: 'spot-checked',
      verification: verified({ items: SUBSET, of: items.ids.length }),
    },
  });

  /** An item that was answered in full is likelier to be answered with less. */
  function draw(key: string, share: number, asked = items.ids.length): Outcome[] {
    // Whole videos, as the harness takes them.
    const videos = items.clusters[asked] ?? items.clusterIds.length;
    return items.ids.map((id, item): Outcome => {
      if ((items.clusters[item] as number) >= videos) return 'not-asked';
      const ease = random(5, 'ease', items.hash, id).integer(0, 9999) / 10_000;
      const luck = random(5, key, items.hash, id).integer(0, 9999) / 10_000;
      return 0.6 * ease + 0.4 * luck < 0.2 + 0.6 * share ? 'correct' : 'wrong';
    });
  }
  function one(key: string, share: number, wording: Wording): ProbeResult {
    return makeProbe(items, draw(key, share), { full, wording });
  }
  function part(key: string, share: number): ProbeResult {
    return makeProbe(items, draw(key, share, SUBSET), { full, subset: SUBSET, wording: WATCHING });
  }
  function many(names: string[], share: number, combine: 'mean' | 'best' | 'apart'): ProbeResult {
    const variants = Object.fromEntries(
      names.map((name, place) => [
        name,
        draw(name, share + (combine === 'apart' ? 0.08 - 0.03 * place : 0), SUBSET),
      ]),
    );
    return makeVariants(items, variants, { combine, full, subset: SUBSET, wording: WATCHING });
  }
}

function labels(count: number, name: (n: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => name(index + 1));
}

function oddly(outcomes: Outcome[]): Outcome[] {
  return outcomes.map((outcome, item) => (item % 9 === 0 ? 'refused' : outcome));
}

function withoutFirst(count: number, outcomes: Outcome[]): Outcome[] {
  return outcomes.map((outcome, item) => (item < count ? 'not-asked' : outcome));
}
