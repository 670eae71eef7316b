import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVerdict, type VerdictReading } from '../../../harness/answers/verdict.ts';
import { RATINGS } from '../../../harness/schema/rubric.ts';

const LIST = '["Good", "Medium", "Poor"]';
const RIGHT = ['Good', 'Medium', 'Poor'];

function reasonOf(reply: string, reading?: VerdictReading) {
  const verdict = readVerdict(reply, 3, reading);
  return verdict.ratings ?? verdict.reason;
}

describe('a verdict', () => {
  it.each([
    ['as asked', `<think>It falls.</think><answer>${LIST}</answer>`],
    [
      'over lines',
      `<think>\nIt falls.\n</think>\n\n<answer>\n[\n"Good",\n"Medium",\n"Poor"\n]\n</answer>`,
    ],
    ['without reasoning', `<answer>${LIST}</answer>`],
    ['with words outside the answer', `My verdict:\n<answer>${LIST}</answer>\nThat is all.`],
    ['in a fence', `\`\`\`xml\n<think>It falls.</think>\n<answer>${LIST}</answer>\n\`\`\``],
    ['cut off in its reasoning tag', `<think>It falls. <answer>${LIST}</answer>`],
  ])('%s is read by both readings', (_, reply) => {
    expect(reasonOf(reply)).toEqual(RIGHT);
    expect(reasonOf(reply, 'authors')).toEqual(RIGHT);
  });

  it('carries its reasoning', () => {
    const reply = `<think> It falls. </think><answer>${LIST}</answer>`;
    expect(readVerdict(reply, 3)).toEqual({ ratings: RIGHT, reasoning: 'It falls.' });
  });

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    [LIST, 'no-answer'],
    [`<think>${LIST}</think>`, 'no-answer'],
    [`<answer>${LIST}`, 'no-answer'],
    ['<answer>["Good", "Medium"]</answer>', 'length'],
    ['<answer>["Good", "Medium", "Poor", "Poor"]</answer>', 'length'],
    ['<answer>[]</answer>', 'length'],
    ['<answer>["Good", "Medium", "Bad"]</answer>', 'label'],
    ['<answer>["Good", "Medium", "poor"]</answer>', 'label'],
    ['<answer>["Good", "Medium", null]</answer>', 'label'],
    ['<answer>[["Good"], "Medium", "Poor"]</answer>', 'label'],
    ['<answer>Good, Medium, Poor</answer>', 'not-a-list'],
    ["<answer>['Good', 'Medium', 'Poor']</answer>", 'not-a-list'],
    ['<answer>["Good", "Medium", "Poor",]</answer>', 'not-a-list'],
    ['<answer>{"1": "Good", "2": "Medium", "3": "Poor"}</answer>', 'not-a-list'],
    ['<answer>"Good"</answer>', 'not-a-list'],
    ['<answer></answer>', 'not-a-list'],
    [`<answer>Here: ${LIST}</answer>`, 'extra-text'],
    [`<answer>${LIST} as I said</answer>`, 'extra-text'],
    [`<answer>\`\`\`json\n${LIST}</answer>`, 'fence'],
  ])('%j is rejected by both readings: %s', (reply, reason) => {
    expect(reasonOf(reply)).toBe(reason);
    expect(reasonOf(reply, 'authors')).toBe(reason);
  });

  it('says what was there instead', () => {
    expect(readVerdict('<answer>["Good"]</answer>', 3)).toMatchObject({ found: '1 of 3' });
    expect(readVerdict('<answer>["good"]</answer>', 1)).toMatchObject({ found: '"good"' });
  });
});

describe('where the readings differ', () => {
  it('the authors take the first of two answers, this project none', () => {
    const reply = `<answer>${LIST}</answer> or <answer>["Poor", "Poor", "Poor"]</answer>`;
    expect(reasonOf(reply)).toBe('two-answers');
    expect(reasonOf(reply, 'authors')).toEqual(RIGHT);
    expect(reasonOf(`<answer>${LIST}</answer> <answer>${LIST}</answer>`)).toEqual(RIGHT);
    expect(reasonOf(`<answer>${LIST}</answer> <answer>["Good"]</answer>`)).toBe('two-answers');
  });

  it('the authors take an answer that is only thought of', () => {
    const reply = `<think>Maybe <answer>["Poor", "Poor", "Poor"]</answer>?</think><answer>${LIST}</answer>`;
    expect(reasonOf(reply)).toEqual(RIGHT);
    expect(reasonOf(reply, 'authors')).toEqual(['Poor', 'Poor', 'Poor']);
  });

  it('the authors tolerate no fence inside the answer, and no tag in capitals', () => {
    const fenced = `<answer>\n\`\`\`json\n${LIST}\n\`\`\`\n</answer>`;
    expect(reasonOf(fenced)).toEqual(RIGHT);
    expect(reasonOf(fenced, 'authors')).toBe('fence');
    expect(reasonOf(`<Answer>${LIST}</Answer>`)).toEqual(RIGHT);
    expect(reasonOf(`<Answer>${LIST}</Answer>`, 'authors')).toBe('no-answer');
  });
});

describe('any reply', () => {
  const readings = fc.constantFrom<VerdictReading>('sightline', 'authors');

  it('gives back what a judge writes', () => {
    const ratings = fc.array(fc.constantFrom(...RATINGS), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(ratings, readings, (list, reading) => {
        const reply = `<think>x</think><answer>${JSON.stringify(list)}</answer>`;
        expect(readVerdict(reply, list.length, reading).ratings).toEqual(list);
        const longer = readVerdict(reply, list.length + 1, reading);
        expect(longer).toMatchObject({ ratings: null, reason: 'length' });
      }),
    );
  });

  it('never throws, and a verdict has a rating a question', () => {
    const bits = fc.constantFrom(
      '<think>',
      '</think>',
      '<answer>',
      '</answer>',
      '```',
      '["Good"]',
      'x',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 12 }), readings, (parts, reading) => {
        const verdict = readVerdict(parts.join(''), 1, reading);
        if (verdict.ratings !== null) expect(verdict.ratings).toEqual(['Good']);
      }),
    );
  });
});
