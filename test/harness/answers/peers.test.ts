import { describe, expect, it } from 'vitest';
import { extractor as ours } from '../../../harness/answers/extractors/choice.ts';
import type { PeerReading } from '../../../harness/answers/peer.ts';
import { peers } from '../../../harness/answers/registry.ts';
import { benchmarks } from '../../../harness/plan/benchmarks.ts';
import { FOUR, optionsOnly } from '../../support/choice-item.ts';

const FIVE = optionsOnly('walk', 'run', 'jump', 'lay down', 'swim');

const loaded = new Map(
  await Promise.all((await peers.ids()).map(async (id) => [id, await peers.load(id)] as const)),
);
const short = (reading: PeerReading | undefined) =>
  reading === 'guess' ? 'random' : (reading?.answer ?? '-');
const readBy = (id: string, text: string, item = FOUR) =>
  short(loaded.get(id)?.extract(text, item));

/** As the functions of the others were seen to read them; `-` is no answer. */
const EXECUTED: [text: string, ours: string, lmms: [string, string, string], vlmevalkit: string][] =
  [
    ['[LMMS_EVAL_REQUEST_FAILED after 5 retries] Error code: 429', '-', ['D', 'E', 'D'], 'A'],
    ['[LMMS_EVAL_BUDGET_EXCEEDED]', '-', ['D', 'E', 'random'], 'A'],
    ['Failed to obtain answer via API.', '-', ['A', 'F', 'random'], 'A'],
    ['C', 'C', ['C', 'C', 'C'], 'C'],
    ['(C)', 'C', ['C', 'C', 'C'], 'C'],
    ['The answer is C.', 'C', ['C', 'C', 'C'], 'C'],
    ['C. jump', 'C', ['C', 'C', 'C'], 'C'],
    ['Best answer: C', 'C', ['C', 'C', 'C'], 'B'],
    ['Based on the video, the answer is (C)', 'C', ['C', 'C', 'C'], 'B'],
    ['A man is walking, so the answer is C', 'C', ['A', 'A', 'C'], 'A'],
    ['A woman opens a door. (C)', 'C', ['A', 'A', 'C'], 'A'],
    ['The answer is C because A and D are wrong', 'C', ['D', 'C', 'D'], 'C'],
    ['I am not able to see a video', '-', ['-', 'A', 'random'], '-'],
    ['**C**', 'C', ['C', 'C', 'random'], 'C'],
    ['\\boxed{C}', 'C', ['C', 'C', 'random'], 'C'],
  ];

describe.each(EXECUTED)('%j', (text, own, [videoMme, motionBench, nextQa], vlmevalkit) => {
  it(`is ${own} for us`, () => {
    expect(ours.extract(text, FOUR).answer ?? '-').toBe(own);
    expect(ours.extract(text, FIVE).answer ?? '-').toBe(own);
  });

  it('and to the others what it was when their code was run', () => {
    expect({
      'lmms-eval-video-mme': readBy('lmms-eval-video-mme', text),
      'lmms-eval-motionbench': readBy('lmms-eval-motionbench', text),
      'lmms-eval-nextqa': readBy('lmms-eval-nextqa', text, FIVE),
      'vlmevalkit-video-mme': readBy('vlmevalkit-video-mme', text),
    }).toEqual({
      'lmms-eval-video-mme': videoMme,
      'lmms-eval-motionbench': motionBench,
      'lmms-eval-nextqa': nextQa,
      'vlmevalkit-video-mme': vlmevalkit,
    });
  });
});

it.each([
  ['A man walks, so C', 'A'],
  ['I think it is C', 'I'],
  ['<answer>C</answer>', 'C'],
  ['<think>A man?</think><answer> (c) </answer>', 'C'],
  ['The person jumps; answer: (D)', 'D'],
  ['**C**', 'C'],
  ['none of them', '-'],
])("VideoKR-Eval's authors read %j as %s", (text, letter) => {
  expect(readBy('videokr-authors', text)).toBe(letter);
});

it.each([
  ['C', 'C'],
  ['(C) jump', 'C'],
  ['C) jump', 'C'],
  ['The answer is (C).', 'C'],
  ['The answer is C', 'T'],
  ['**C**', '*'],
  ['c', 'c'],
  ['', '-'],
  ['( ', '-'],
])("MotionBench's authors read %j as %s", (text, character) => {
  expect(readBy('motionbench-authors', text)).toBe(character);
});

it.each([
  ['2', 'C'],
  [' 4\n', 'E'],
  ['5', '-'],
  ['C', '-'],
  ['two', '-'],
])("NExT-QA's authors read %j as %s", (text, letter) => {
  expect(readBy('nextqa-authors', text, FIVE)).toBe(letter);
});

it.each([
  ['The answer is C', 'C'],
  ['Best answer: C', 'B'],
  ['The answer is that a dog runs', '-'],
  ['The best option is C', 'C'],
])("Video-MME's authors read %j as %s", (text, letter) => {
  expect(readBy('video-mme-authors', text)).toBe(letter);
});

it.each([
  ['C', 'C'],
  ['**C**', 'C'],
  ['The answer is C.', 'C'],
  ['C because the person jumps off the wall', '-'],
  ['B is it, since the person is moving on and on', '-'],
  ['A or C', '-'],
  ['He will jump', 'C'],
  ['run and jump', '-'],
  ['Failed to obtain answer via API.', '-'],
  ['Z', '-'],
])('VLMEvalKit reads multiple choice in %j as %s', (text, letter) => {
  expect(readBy('vlmevalkit-choice', text)).toBe(letter);
});

it.each([
  ['The person will lay down on the floor', 'D'],
  ['USA and C are shown', 'C'],
  ['**C** jump', 'random'],
  ['The person will first run and then jump', 'C'],
])('lmms-eval reads NExT-QA in %j as %s', (text, letter) => {
  expect(readBy('lmms-eval-nextqa', text, FIVE)).toBe(letter);
});

it.each([
  ['<think>A or B</think> C', 'C', 'C'],
  ['The answer is A. The correct answer is B, not A', 'A', 'A'],
  ['It is C: jump', 'C', 'C'],
])('lmms-eval reads %j as %s and %s', (text, videoMme, motionBench) => {
  expect(readBy('lmms-eval-video-mme', text)).toBe(videoMme);
  expect(readBy('lmms-eval-motionbench', text)).toBe(motionBench);
});

describe.each([...loaded])('peer %s', (id, peer) => {
  it('is named after its file, says whose it is, and reads any text the same twice', () => {
    expect(peer.id).toBe(id);
    expect(peer.source).toMatch(/ at [0-9a-f]+$|[0-9a-f]{7,}/);
    for (const text of ['', ' ', 'C', '\u0000\uD800 (', 'The answer is', ')('.repeat(2000)]) {
      expect(peer.extract(text, FIVE)).toEqual(peer.extract(text, FIVE));
    }
    if (peer.unread !== 'guessed') expect(peer.extract('?', FOUR)).not.toBe('guess');
  });
});

it('every benchmark names peers that there are, and no peer is left unnamed', async () => {
  const all = await Promise.all((await benchmarks.ids()).map((id) => benchmarks.load(id)));
  const named = all.flatMap(({ peerExtractors = [] }) => peerExtractors);
  expect(new Set(named)).toEqual(new Set(loaded.keys()));
});
