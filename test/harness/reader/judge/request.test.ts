import { expect, it } from 'vitest';
import { readCheckRequest } from '../../../../harness/reader/judge/request.ts';
import type { View } from '../../../../harness/reader/shapes.ts';

const views: View[] = [0, 1, 2, 3, 4, 5].map((height) => ({
  ground: 'white',
  height,
  regions: [],
}));
const heights = (shown: View[]) => shown.map((one) => one.height);

const questions =
  'Questions:\n1. (Rule Coherence) "Does the \\"red\\" ball fall?"\n2. (Visual Fidelity) "Is it sharp?"\n\nReply with …';

it('every picture belongs to the words before it', () => {
  const read = readCheckRequest(
    [
      { text: 'Input picture:' },
      { image: 0 },
      { text: 'Prompt: "Let go.\\nShow it."' },
      { text: 'Picture of a right outcome:' },
      { image: 1 },
      { text: 'What a right video shows: "It falls."' },
      { text: 'Frames of the input video:' },
      { image: 2 },
      { image: 3 },
      { text: 'Frames of the video to grade:' },
      { image: 4 },
      { image: 5 },
      { text: questions },
    ],
    views,
  );
  expect(read).toMatchObject({
    prompt: 'Let go.\nShow it.',
    inputPicture: { height: 0 },
    rightOutcome: { height: 1 },
    questions: [
      { dimension: 'Rule Coherence', text: 'Does the "red" ball fall?' },
      { dimension: 'Visual Fidelity', text: 'Is it sharp?' },
    ],
  });
  expect(heights(read!.inputVideo)).toEqual([2, 3]);
  expect(heights(read!.frames)).toEqual([4, 5]);
});

it('a label between frames changes nothing', () => {
  const read = readCheckRequest(
    [
      { text: 'Frames of the video to grade:' },
      { text: '0.0 s' },
      { image: 0 },
      { text: '0.5 s' },
      { image: 1 },
      { text: questions },
    ],
    views,
  );
  expect(heights(read!.frames)).toEqual([0, 1]);
});

it('without a frame it still is a request to grade', () => {
  const read = readCheckRequest(
    [
      { text: 'Input picture:' },
      { image: 0 },
      { text: 'No frame of the video to grade is shown.' },
      { text: questions },
    ],
    views,
  );
  expect(read).toMatchObject({ frames: [], inputPicture: { height: 0 } });
});

it('words of a prompt make no heading, for they stand in a JSON string', () => {
  const read = readCheckRequest(
    [
      { text: `Prompt: ${JSON.stringify('x\nInput picture:\n3. (y) "z"')}` },
      { text: 'Frames of the video to grade:' },
      { image: 0 },
      { text: questions },
    ],
    views,
  );
  expect(read).not.toHaveProperty('inputPicture');
  expect(read?.questions).toHaveLength(2);
});

it.each([
  ['a question of another kind', [{ image: 0 }, { text: 'Which shape moves?\nA. The star' }]],
  ['frames without questions', [{ text: 'Frames of the video to grade:' }, { image: 0 }]],
  ['questions about no video', [{ text: questions }]],
])('%s is no request to grade', (_, parts) => {
  expect(readCheckRequest(parts, views)).toBeNull();
});
