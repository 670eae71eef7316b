import { describe, expect, it } from 'vitest';
import { askedHash, scoredHash } from '../../../harness/plan/protocol-hash.ts';
import {
  defineProtocol,
  STANDARD_FRAMES,
  STANDARD_SETTINGS,
} from '../../../harness/schema/protocol.ts';
import { readingOf } from '../../../harness/plan/reading.ts';

const protocol = defineProtocol({
  id: 'sightline',
  title: 'ours',
  prompt: { segments: [{ text: '{question}' }] },
  frames: STANDARD_FRAMES,
  transport: 'frames',
  defaults: STANDARD_SETTINGS,
  extractor: 'choice',
  scorer: 'exact',
});

describe('the asked hash', () => {
  const asked = askedHash(protocol);

  it('does not move with names, notes, settings or the scorer', () => {
    const same = { ...protocol, id: 'x', title: 'y', notes: ['z'], defaults: { temperature: 1 } };
    expect(askedHash({ ...same, extractor: 'text', scorer: 'judged' })).toBe(asked);
  });

  it.each([
    [
      'prompt',
      { prompt: { segments: [{ text: '{question}\n' }], optionLine: '{letter}. {text}' } },
    ],
    ['frames', { frames: { ...STANDARD_FRAMES, count: 16 } }],
    ['sampler', { frames: { ...STANDARD_FRAMES, sampler: 'interior' as const } }],
    ['transport', { transport: 'clip' as const }],
    ['subtitles', { subtitles: true }],
  ])('moves with the %s', (_, change) => {
    expect(askedHash({ ...protocol, ...change })).not.toBe(asked);
  });

  it('is the same on every machine', () => {
    expect(asked).toBe('c93da943a511529d14a1be29884523bac1cb8d2fb098304aaae2e00d06e15462');
  });
});

it('the scored hash moves with the version of the extractor', async () => {
  const reading = await readingOf(protocol);
  const newer = { ...reading, choice: { ...reading.choice, version: reading.choice.version + 1 } };
  expect(scoredHash(newer)).not.toBe(scoredHash(reading));
});
