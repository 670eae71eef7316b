import { describe, expect, it } from 'vitest';
import { probes } from '../../../harness/plan/probes.ts';
import type { ProbeResult, Result } from '../../../harness/schema/result.ts';
import { spokenEstimate } from '../../../site/src/model/estimator-words.ts';
import { longFrames, shortFrames } from '../../../site/src/model/frame-words.ts';
import { incompleteness } from '../../../site/src/model/missing-outcomes.ts';
import { probeRowGroups } from '../../../site/src/model/probe-rows.ts';
import { orderedProbes, probeShows, probeTitle } from '../../../site/src/model/probe-words.ts';
import {
  combineWords,
  inapplicableWords,
  subsetWords,
  variantTitle,
} from '../../../site/src/model/variant-words.ts';
import { wordingsOf } from '../../../site/src/model/wordings.ts';
import { exampleBoard } from '../support/example-board.ts';

function example(id: string): Result {
  const found = exampleBoard.results.find((result) => result.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

const size = { longSide: 768, jpegQuality: 90 };

describe('frames', () => {
  it('are counted, or given a rate, or said to be undisclosed', () => {
    const short = (frames: Parameters<typeof shortFrames>[0]['frames']): string =>
      shortFrames({ frames, transport: 'frames' });
    expect(short({ sampler: 'linspace', count: 1, ...size })).toBe('1 frame');
    expect(short({ sampler: 'fps', fps: 2, maxFrames: 64, ...size })).toBe('2 fps, at most 64');
    expect(short({ sampler: 'undisclosed' })).toBe('frames not disclosed');
    expect(short({ sampler: 'undisclosed', count: 128 })).toBe('128 frames');
  });

  it('are the server’s matter when the whole file is sent', () => {
    expect(
      shortFrames({ frames: { sampler: 'linspace', count: 8, ...size }, transport: 'video' }),
    ).toBe('whole file');
  });

  it('are told in full', () => {
    expect(longFrames({ frames: { sampler: 'interior', count: 8, ...size } })).toBe(
      '8 frames, sampler “interior”, longer side 768 px, JPEG quality 90',
    );
    expect(
      longFrames({ frames: { sampler: 'undisclosed', count: 16, pixelsPerFrame: 151_000 } }),
    ).toBe('16 frames, 151\u202f000 pixels a frame; how they were picked is not disclosed');
  });
});

it('reads an estimate aloud', () => {
  expect(
    spokenEstimate({
      value: 0.816,
      low: 0.793,
      high: 0.839,
      se: 0.01,
      estimator: 'cluster-t',
      n: 2700,
      clusters: 900,
    }),
  ).toBe('81.6 percent, 95 percent interval 79.3 to 83.9, 2\u202f700 questions');
});

describe('probes', () => {
  it('of the harness all have words, and the title that the command line shows', async () => {
    for (const id of await probes.ids()) {
      expect(probeTitle(id), id).toBe((await probes.load(id)).title);
      expect(probeShows(id), id).toMatch(/^The (model|judge) is given .+\.$/);
    }
  });

  it('stand in one order, those without words last and by their id', () => {
    expect(orderedProbes({ mine: {}, rotate: {}, blind: {}, shuffle: {}, full: {} })).toEqual([
      'full',
      'shuffle',
      'blind',
      'rotate',
      'mine',
    ]);
    expect(probeTitle('mine')).toBe('mine');
    expect(probeShows('mine')).toBeNull();
  });

  it('are put under headings where they are many, and lose none', () => {
    const result = example('observatory-34b-short');
    const groups = probeRowGroups(result);
    expect(groups.map(({ title }) => title)).toEqual([
      'As the protocol asks',
      'Fewer frames',
      'Frames out of order',
      'Pictures of something else',
      'Words only',
      'Options in other places',
    ]);
    expect(groups.flatMap(({ rows }) => rows.map(({ id }) => id)).toSorted()).toEqual(
      Object.keys(result.probes).toSorted(),
    );
    expect(probeRowGroups(example('wide-8b-short')).map(({ title }) => title)).toEqual([null]);
  });
});

describe('variants', () => {
  const { probes: asked } = example('observatory-34b-short');
  const probe = (id: string): ProbeResult => {
    const found = asked[id];
    if (found === undefined) throw new Error(id);
    return found;
  };

  it('say how they became one figure', () => {
    const said = (id: string): string | null => combineWords(id, probe(id));
    expect(said('shuffle')).toBe('mean over 3 permutations');
    expect(said('rotate')).toBe('mean over 3 rotations');
    expect(said('budget')).toBe('6 frame budgets, each a figure of its own');
    expect(said('blind')).toBeNull();
    // 1 − (3/4)^8
    expect(said('frame-oracle')).toBe('best of 8 frames; guessing alone gives 90.0');
    expect(combineWords('frame-oracle', { ...probe('frame-oracle'), chance: null })).toBe(
      'best of 8 frames',
    );
    const [first] = probe('shuffle').variants ?? [];
    expect(combineWords('shuffle', { variants: first ? [first] : [], chance: null })).toBe(
      '1 permutation',
    );
  });

  it.each([
    ['shuffle', 'order-2', 'permutation 2'],
    ['frame-random', 'draw-1', 'draw 1'],
    ['frame-oracle', '3-of-8', 'frame 3 of 8'],
    ['budget', '16-frames', '16 frames'],
    ['budget', '1-frames', '1 frame'],
    ['rotate', '3', 'rotation 3'],
    ['mine', 'in-a-mirror', 'in-a-mirror'],
  ])('%s %s is %s', (id, label, title) => {
    expect(variantTitle(id, label)).toBe(title);
  });

  it('of a part of the items say so, and why others were left out', () => {
    expect(subsetWords({ subset: 600 }, 2700)).toBe('600 of 2\u202f700, whole videos');
    expect(subsetWords({ subset: 600 }, 500)).toBeNull();
    expect(subsetWords({}, 500)).toBeNull();
    expect(inapplicableWords(probe('question-only'))).toEqual([
      'Does not apply to 12 questions: it has no options.',
    ]);
    expect(inapplicableWords(probe('blind'))).toEqual([]);
  });
});

describe('wordings', () => {
  const wording = (hash: string) => ({
    hash,
    withOptions: `words of ${hash}`,
    withoutOptions: null,
  });

  it('are shown once, with all the probes that share them', () => {
    expect(
      wordingsOf({
        blind: { wording: wording('b') },
        shuffle: { wording: wording('a') },
        full: { wording: wording('a') },
        rerun: {},
      }),
    ).toEqual([
      { hash: 'a', probes: ['full', 'shuffle'], texts: [{ when: null, text: 'words of a' }] },
      { hash: 'b', probes: ['blind'], texts: [{ when: null, text: 'words of b' }] },
    ]);
  });

  it('tell questions with options from those without', () => {
    const [shared] = wordingsOf({ full: { wording: { ...wording('a'), withoutOptions: 'free' } } });
    expect(shared?.texts).toEqual([
      { when: 'Questions with options', text: 'words of a' },
      { when: 'Questions without options', text: 'free' },
    ]);
  });
});

describe('an incomplete row', () => {
  it('says what is missing under any probe', () => {
    expect(incompleteness(example('nothing-scored'))).toBe('24 failed');
  });

  it('is marked even when nothing failed', () => {
    const whole = example('wide-8b-short');
    expect(incompleteness(whole)).toBeNull();
    expect(incompleteness({ ...whole, completeness: { complete: false, skippedRows: 0 } })).toBe(
      'not all items asked',
    );
  });
});
