import { describe, expect, it } from 'vitest';
import { spokenEstimate } from '../../../site/src/model/estimator-words.ts';
import { longFrames, shortFrames } from '../../../site/src/model/frame-words.ts';
import { incompleteness } from '../../../site/src/model/missing-outcomes.ts';
import { orderedProbes, probeTitle } from '../../../site/src/model/probe-words.ts';
import { exampleBoard } from '../support/example-board.ts';

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

it('puts the compared probes first and keeps the id of an unknown one', () => {
  expect(orderedProbes({ shuffle: {}, blind: {}, full: {} })).toEqual(['full', 'blind', 'shuffle']);
  expect(probeTitle('shuffle')).toBe('shuffle');
});

describe('an incomplete row', () => {
  const find = (id: string) => {
    const found = exampleBoard.results.find((result) => result.id === id);
    if (found === undefined) throw new Error(id);
    return found;
  };

  it('says what is missing under any probe', () => {
    expect(incompleteness(find('nothing-scored'))).toBe('24 failed');
  });

  it('is marked even when nothing failed', () => {
    const whole = find('wide-8b-short');
    expect(incompleteness(whole)).toBeNull();
    expect(incompleteness({ ...whole, completeness: { complete: false, skippedRows: 0 } })).toBe(
      'not all items asked',
    );
  });
});
