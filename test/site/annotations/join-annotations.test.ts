import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { annotations as motionbench } from '../../../benchmarks/motionbench/annotations.ts';
import { annotations as nextqa } from '../../../benchmarks/nextqa/annotations.ts';
import { annotations as videoMme } from '../../../benchmarks/video-mme/annotations.ts';
import { parseContent } from '../../../harness/imports/content.ts';
import { joinAnnotations } from '../../../site/src/annotations/join-annotations.ts';
import {
  readAnnotations,
  type ReadAnnotations,
} from '../../../site/src/model/check/read-annotations.ts';

const read = async (name: string, text: string): Promise<ReadAnnotations> =>
  readAnnotations(await parseContent(name, new TextEncoder().encode(text)), [
    nextqa,
    videoMme,
    motionbench,
  ]);
const sample = (path: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../../../benchmarks/${path}`, import.meta.url)), 'utf8');

describe('joinAnnotations', () => {
  it('joins NExT-QA by video and number, and passes over what the page does not have', async () => {
    const text = await sample('nextqa/sample/val.csv');
    const joined = joinAnnotations(await read('val.csv', text), {
      ids: ['2011000101_0', 'not there'],
      title: 'NExT-QA',
    });
    const options = ['upwards', 'from right to left', 'it does not move', 'downwards'];
    expect(joined).toEqual({
      found: new Map([
        [
          '2011000101_0',
          {
            question: 'how does the red circle move across the picture',
            options: [...options, 'from left to right'].map((option, at) => ({
              letter: 'ABCDE'[at],
              text: option,
            })),
            answer: 'E',
          },
        ],
      ]),
    });
  });

  it('joins MotionBench, its options cut from the question', async () => {
    const text = await sample('motionbench/sample/video_info.meta.jsonl');
    const page = { ids: ['4d1f6b0a_1'], title: 'MotionBench' };
    const joined = joinAnnotations(await read('video_info.meta.jsonl', text), page);
    expect(joined).toMatchObject({
      found: new Map([
        [
          '4d1f6b0a_1',
          expect.objectContaining({
            question: 'What is the path of the green square?',
            answer: 'D',
          }),
        ],
      ]),
    });
  });

  it('joins Video-MME', async () => {
    const row = {
      video_id: '001',
      duration: 'short',
      domain: 'Knowledge',
      sub_category: 'Law',
      question_id: '001-1',
      task_type: 'Counting Problem',
      question: 'What?',
      options: ['A. Apples.', 'B. Bananas.', 'C. Cherries.', 'D. Dates.'],
      answer: 'B',
    };
    const joined = joinAnnotations(await read('mine.json', JSON.stringify([row])), {
      ids: ['001-1'],
      title: 'Video-MME',
    });
    expect('found' in joined && joined.found.get('001-1')).toMatchObject({
      question: 'What?',
      answer: 'B',
    });
  });

  it('keeps the words of free answers, and says nothing of hidden ones', () => {
    const item = { cluster: 'v', split: 's', question: '?', tags: {} };
    const items = [
      { ...item, id: 'free', gold: { kind: 'text' as const, references: ['a ball', 'ball'] } },
      { ...item, id: 'hidden', gold: { kind: 'hidden' as const } },
    ];
    const page = { ids: ['free', 'hidden'], title: 'X' };
    const joined = joinAnnotations({ benchmark: { title: 'X' }, items }, page);
    expect('found' in joined && [...joined.found.values()].map(({ answer }) => answer)).toEqual([
      'a ball; ball',
      null,
    ]);
  });

  it('refuses the file of another benchmark and says what fits', async () => {
    const own = await read('val.csv', await sample('nextqa/sample/val.csv'));
    const joined = joinAnnotations(own, { ids: ['001-1'], title: 'Video-MME' });
    expect(joined).toEqual({
      refusal: expect.stringMatching(
        /reads as NExT-QA, and none of its \d+ .* annotation file of Video-MME, with ids like 001-1/,
      ),
    });
  });
});
