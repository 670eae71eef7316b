import { describe, expect, it } from 'vitest';
import { judge as checklist } from '../../../../harness/answers/judges/checklist.ts';
import { judge as official } from '../../../../harness/answers/judges/ruler-official.ts';
import type { Item } from '../../../../harness/schema/item.ts';
import type { Judged, JudgeSight } from '../../../../harness/schema/judge.ts';
import type { Part } from '../../../../harness/schema/prompt.ts';

const checks = [
  { dimension: 'Rule Coherence', question: 'Does it fall?' },
  { dimension: 'Visual Fidelity', question: 'Is "it" sharp?' },
];
const bare: Item = {
  id: 'free_fall_1',
  cluster: 'free_fall_1',
  split: 'test',
  question: 'Let it go.\nQuestions: {image}',
  gold: { kind: 'checklist', checks },
  tags: {},
};
const whole: Item = {
  ...bare,
  image: 'in.png',
  clip: { file: 'in.mp4' },
  gold: { kind: 'checklist', checks, explanation: 'It falls.', image: 'right.png' },
};
const video = {
  file: 'videos/free_fall/1.mp4',
  bytes: 1,
  sha256: 'a',
  inputs: {},
  stream: { codec: 'h264', width: 64, height: 64, frames: 9, seconds: 1 },
};
const policy = { sampler: 'linspace', count: 2, longSide: 64, jpegQuality: 80 } as const;

const judgedOf = (item: Item): Judged => ({ item, answer: video.file, video });

/** As words; a picture is its first byte and when it is shown. */
function shown(judge: typeof checklist, item: Item, sight: JudgeSight): string[] {
  const parts: Part[] = judge.looks?.parts(judgedOf(item), sight) ?? [];
  return parts.map((part) => {
    if (part.type === 'text') return part.text;
    return part.type === 'image' ? `<${part.data[0]} at ${part.atSeconds}>` : part.type;
  });
}

const frames = (...bytes: number[]) => ({
  frames: bytes.map((byte, index) => ({ index, atSeconds: index / 2, jpeg: Uint8Array.of(byte) })),
});

const QUESTIONS = String.raw`Questions:
1. (Rule Coherence) "Does it fall?"
2. (Visual Fidelity) "Is \"it\" sharp?"`;
const PROMPT = String.raw`Prompt: "Let it go.\nQuestions: {image}"`;

describe('the request of a checklist', () => {
  it('has each part where it exists, in one order, and everything from the data as a JSON string', () => {
    const sight = {
      pictures: [Uint8Array.of(1), Uint8Array.of(2)],
      clips: [frames(3, 4), frames(5, 6)],
    };
    const parts = shown(checklist, whole, sight);
    expect(parts.slice(0, -1)).toEqual([
      'Input picture:',
      '<1 at 0>',
      PROMPT,
      'Picture of a right outcome:',
      '<2 at 0>',
      'What a right video shows: "It falls."',
      'Frames of the input video:',
      '<3 at 0>',
      '<4 at 0.5>',
      'Frames of the video to grade:',
      '<5 at 0>',
      '<6 at 0.5>',
    ]);
    expect(parts.at(-1)).toMatch(
      /^Questions:\n1\. .*\n2\. .*\nReply .*\n<think>…<\/think><answer>\["Good", "Medium", …\]<\/answer>$/,
    );
    expect(parts.at(-1)?.startsWith(QUESTIONS)).toBe(true);
  });

  it('has nothing of what the item has not, and says when no frame is shown', () => {
    expect(shown(checklist, bare, { pictures: [], clips: [frames()] }).slice(0, -1)).toEqual([
      PROMPT,
      'No frame of the video to grade is shown.',
    ]);
    // The input video is no frame of the video to grade.
    const parts = shown(
      checklist,
      { ...bare, clip: { file: 'in.mp4' } },
      {
        pictures: [],
        clips: [frames(3), frames()],
      },
    );
    expect(parts.slice(1, 4)).toEqual([
      'Frames of the input video:',
      '<3 at 0>',
      'No frame of the video to grade is shown.',
    ]);
  });

  it('one picture is the input or the right outcome, whichever the item has', () => {
    const onlyGold: Item = { ...bare, gold: { kind: 'checklist', checks, image: 'right.png' } };
    const sight = { pictures: [Uint8Array.of(9)], clips: [frames(1)] };
    expect(shown(checklist, onlyGold, sight).slice(0, 3)).toEqual([
      PROMPT,
      'Picture of a right outcome:',
      '<9 at 0>',
    ]);
    expect(shown(checklist, { ...bare, image: 'in.png' }, sight).slice(0, 3)).toEqual([
      'Input picture:',
      '<9 at 0>',
      PROMPT,
    ]);
  });

  it('under the authors’ system prompt ends with the questions: how to reply is theirs to say', () => {
    expect(shown(official, bare, { pictures: [], clips: [frames(1)] }).at(-1)).toBe(QUESTIONS);
  });

  it('wants inputs from the data folder and the video to grade from the run folder', () => {
    expect(checklist.looks?.clips(judgedOf(whole), policy)).toEqual([
      { file: 'in.mp4', below: 'data', policy },
      { file: video.file, below: 'run', policy },
    ]);
    expect(checklist.looks?.pictures?.(judgedOf(whole))).toEqual(['in.png', 'right.png']);
  });

  it('is another one for another prompt, question, explanation or picture', () => {
    const questions = [
      whole,
      { ...whole, question: 'Another.' },
      { ...whole, image: 'other.png' },
      { ...whole, gold: { ...whole.gold, explanation: 'It rises.' } as Item['gold'] },
      { ...whole, gold: { kind: 'checklist' as const, checks: checks.slice(1) } },
    ].map((item) => checklist.question(judgedOf(item)));
    expect(new Set(questions).size).toBe(questions.length);
  });
});

describe('the verdict', () => {
  const judged = judgedOf(bare);

  it('is a value a question: Good 2, Medium 1, Poor 0', () => {
    const reply = '<think>…</think><answer>["Good", "Medium"]</answer>';
    expect(checklist.read(reply, judged)).toEqual({ verdict: { q0: 2, q1: 1 } });
    expect(official.read(reply, judged)).toEqual({ verdict: { q0: 2, q1: 1 } });
    expect(checklist.complete?.({ q0: 2, q1: 2 })).toEqual({ q0: 2, q1: 2, accuracy: 1 });
    expect(checklist.complete?.({ q0: 2, q1: 0 })).toEqual({ q0: 2, q1: 0, accuracy: 0 });
  });

  it('is read as each of them says: between two answers we take no side, the authors take the first', () => {
    const two = '<answer>["Good", "Good"]</answer><answer>["Poor", "Good"]</answer>';
    expect(checklist.read(two, judged)).toEqual({ verdict: null, reason: 'two-answers' });
    expect(official.read(two, judged)).toEqual({ verdict: { q0: 2, q1: 2 } });
  });
});
