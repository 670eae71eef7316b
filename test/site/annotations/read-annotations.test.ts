import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../../site/src/annotations/csv-rows.ts';
import {
  joinAnnotations,
  type JoinedAnnotations,
} from '../../../site/src/annotations/read-annotations.ts';

const sample = (path: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../../../benchmarks/${path}`, import.meta.url)), 'utf8');

function foundIn(joined: JoinedAnnotations) {
  if ('refusal' in joined) throw new Error(joined.refusal);
  return joined.found;
}

describe('csvRows', () => {
  it('reads quotes, commas and line breaks inside of fields, and both line ends', () => {
    expect(csvRows('a,b\r\n"x, ""y""\nz",\r\n1,2\n')).toEqual([
      { a: 'x, "y"\nz', b: '' },
      { a: '1', b: '2' },
    ]);
  });

  it('drops a byte order mark and takes a last line without an end', () => {
    expect(csvRows('\uFEFFa,b\n1,')).toEqual([{ a: '1', b: '' }]);
  });

  it('is null where a quote does not close or a field is missing', () => {
    expect(csvRows('a,b\n"1,2\n')).toBeNull();
    expect(csvRows('a,b\n1\n')).toBeNull();
  });
});

describe('joinAnnotations', () => {
  it('joins NExT-QA by video and number, with the letter of the index', async () => {
    const text = await sample('nextqa/sample/val.csv');
    const found = foundIn(
      joinAnnotations(text, { ids: ['2011000101_0', 'not there'], title: 'NExT-QA' }),
    );
    expect([...found.keys()]).toEqual(['2011000101_0']);
    expect(found.get('2011000101_0')).toEqual({
      id: '2011000101_0',
      question: 'how does the red circle move across the picture',
      options: [
        'upwards',
        'from right to left',
        'it does not move',
        'downwards',
        'from left to right',
      ],
      answer: 'E',
    });
  });

  it('keeps the words of an open-ended answer', () => {
    const text = 'video,qid,question,answer,type\n1,2,what is it,a red ball,DO\n';
    const found = foundIn(joinAnnotations(text, { ids: ['1_2'], title: 'NExT-QA' }));
    expect(found.get('1_2')).toMatchObject({ options: [], answer: 'a red ball' });
  });

  it('joins Video-MME, as rows and as the template of its authors', () => {
    const question = {
      question_id: '001-1',
      question: 'What?',
      options: ['A. Apples.', 'B. Bananas.'],
      answer: 'B',
    };
    const expected = {
      id: '001-1',
      question: 'What?',
      options: ['Apples.', 'Bananas.'],
      answer: 'B',
    };
    for (const rows of [[question], [{ video_id: '001', questions: [question] }]]) {
      const page = { ids: ['001-1'], title: 'Video-MME' };
      expect(foundIn(joinAnnotations(JSON.stringify(rows), page)).get('001-1')).toEqual(expected);
    }
  });

  it('joins MotionBench, options cut from the question, hidden answers left hidden', async () => {
    const text = await sample('motionbench/sample/video_info.meta.jsonl');
    const page = { ids: ['4d1f6b0a_1'], title: 'MotionBench' };
    expect(foundIn(joinAnnotations(text, page)).get('4d1f6b0a_1')).toEqual({
      id: '4d1f6b0a_1',
      question: 'What is the path of the green square?',
      options: ['Up, then right', 'Left, then up', 'Right, then down', 'Right, then up'],
      answer: 'D',
    });
    const hidden = JSON.stringify({ qa: [{ uid: 'h', question: 'Why?', answer: 'NA' }] });
    const found = foundIn(joinAnnotations(hidden, { ids: ['h'], title: 'MotionBench' }));
    expect(found.get('h')?.answer).toBeNull();
  });

  it('refuses the file of another benchmark and says what fits', async () => {
    const joined = joinAnnotations(await sample('nextqa/sample/val.csv'), {
      ids: ['001-1'],
      title: 'Video-MME',
    });
    expect(joined).toEqual({
      refusal: expect.stringMatching(
        /reads as NExT-QA, CSV, and none of its \d+ .* annotation file of Video-MME with ids like 001-1/,
      ),
    });
  });

  it.each(['', '{}', '[]', 'null', '<html></html>', 'a,b\n1,2\n', '{"qa":1}\n', '"', '[[1]]'])(
    'refuses what is no annotation file: %j',
    (text) => {
      expect(joinAnnotations(text, { ids: ['1'], title: 'X' })).toEqual({
        refusal: expect.stringContaining('none of the annotation files'),
      });
    },
  );
});
