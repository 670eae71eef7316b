import { describe, expect, it } from 'vitest';
import { benchmarks } from '../../../harness/plan/benchmarks.ts';
import { probes } from '../../../harness/plan/probes.ts';
import { protocolOf } from '../../../harness/plan/protocols.ts';
import { wordingOf } from '../../../harness/plan/wording.ts';
import { smallProtocol } from '../../support/protocol.ts';

const both = [{ options: [] }, {}];
const wording = async (benchmark: string, probe: string, protocol = 'sightline') =>
  wordingOf(await probes.load(probe), protocolOf(await benchmarks.load(benchmark), protocol), both);

/**
 * The words are fixed: a change of these hashes makes numbers incomparable, and needs a new version of
 * the probe or another protocol.
 */
const HASHES: Record<string, Record<string, string>> = {
  'video-mme': {
    full: 'd9673f9ef8e9b2dd',
    noise: 'd9673f9ef8e9b2dd',
    blind: '99b8e05874b8db1a',
    'blind-placeholder': '99b8e05874b8db1a',
    'options-only': '12f3ebdfb0357f42',
    'question-only': '9e428fb52b5fc861',
    rotate: '232c30fa848f1bb9',
    'blind-rotate': '333f6b7f58027dc5',
    'masked-option': '2e721bf051fa2191',
    'mirror-swap': '232c30fa848f1bb9',
    mirror: 'd9673f9ef8e9b2dd',
  },
  nextqa: {
    full: 'eb590ac113e57c64',
    blind: 'eb590ac113e57c64',
    'options-only': '58775e960d2ad879',
    'question-only': '9e428fb52b5fc861',
    rotate: '7b153f877ae6d35f',
  },
  motionbench: { full: '2483d0f8ad8c32a6', 'options-only': '0fcf36e6b45e60a6' },
  'videokr-eval': { full: 'eb590ac113e57c64', 'options-only': '58775e960d2ad879' },
};

describe.each(Object.entries(HASHES))('%s', (benchmark, hashes) => {
  it.each(Object.entries(hashes))('the words of %s are those of %s', async (probe, hash) => {
    expect((await wording(benchmark, probe))?.hash).toBe(hash);
  });
});

it('blind is asked in the words of full, without the video', async () => {
  const [full, blind] = [await wording('video-mme', 'full'), await wording('video-mme', 'blind')];
  expect(full?.withOptions).toContain(' based on the video');
  expect(blind?.withOptions).toBe(full?.withOptions?.replace(' based on the video', ''));
});

it('subtitles-only asks about the subtitles, and only where the protocol shows them', async () => {
  expect(await wording('video-mme', 'subtitles-only')).toBeNull();
  const words = await wording('video-mme', 'subtitles-only', 'sightline-subtitles');
  expect(words?.withOptions).toMatch(/^This video's subtitles are listed below:\n\{subtitles\}/);
  expect(words?.withOptions).not.toContain('based on the video');
});

it('has no words for answers that were recorded elsewhere', async () => {
  const full = await probes.load('full');
  expect(wordingOf(full, smallProtocol({ recordedOnly: true }), both)).toBeNull();
});

it('moves with everything that is written, also with the label of a picture', async () => {
  const full = await probes.load('full');
  const prompt = { segments: [{ text: '{question}\n{options}' }] };
  const hash = (more: object) =>
    wordingOf(full, smallProtocol({ prompt: { ...prompt, ...more } }), both)?.hash;
  const hashes = [
    {},
    { system: 'x' },
    { frameLabel: '{seconds}' },
    { optionLine: '({letter}) {text}' },
  ];
  expect(new Set(hashes.map(hash)).size).toBe(4);
});
