import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeDiagnosis } from '../../../../harness/answers/diagnosing/diagnosis-code.ts';
import { diagnoser } from '../../../../harness/answers/diagnosing/diagnoser.ts';
import { diagnose } from '../../../../harness/reader/judge/diagnosis.ts';
import { startReader } from '../../../../harness/reader/server.ts';
import type { Reader } from '../../../../harness/reader/server.ts';
import type { Diagnosis } from '../../../../harness/schema/diagnosis.ts';
import type { Judged } from '../../../../harness/schema/judge.ts';

const OPTIONS = ['To the left', 'To the right', 'Up'].map((text, index) => {
  return { letter: String.fromCodePoint(65 + index), text };
});

/** A reply to "In which direction does the red circle move after the star appears?", where B is right. */
function replied(reasoning: string, answer: string): Judged {
  const question = 'In which direction does the red circle move after the star appears?';
  const item = { id: '1', cluster: '1', split: 'test', question, options: OPTIONS, tags: {} };
  return { item: { ...item, gold: { kind: 'choice', letter: 'B' } }, answer, reasoning };
}

function read(asked: Judged, reply: string | null): Diagnosis {
  const { verdict } = diagnoser.read(reply ?? '', asked);
  return decodeDiagnosis(verdict ?? {});
}

const diagnosisOf = (asked: Judged) =>
  read(asked, diagnose(`${diagnoser.prompt.system}\n${diagnoser.question(asked)}`));

describe('of a reply with options', () => {
  const carried = 'The red circle stands beside the star. After that it goes to the right.';

  it('whose reasoning carries the right answer, nothing went wrong', () => {
    expect(diagnosisOf(replied(carried, 'B'))).toEqual({
      answer: 'right',
      support: 'yes',
      place: 'yes',
      time: 'yes',
      cause: 'none',
    });
  });

  it('an answer other than the one the reasoning ends at is a mismatch', () => {
    const found = diagnosisOf(replied(carried, 'A'));
    expect(found).toMatchObject({
      answer: 'wrong',
      support: 'no',
      cause: 'reasoning-answer-mismatch',
    });
  });

  it('the last option named is where the reasoning ends', () => {
    const wavering = `It seems to move to the left. No: the red circle moves to the right.`;
    expect(diagnosisOf(replied(wavering, 'B')).support).toBe('yes');
    expect(diagnosisOf(replied(wavering, 'A')).support).toBe('no');
  });

  it('the answer in its own tags is no reasoning', () => {
    const found = diagnosisOf(replied('I looked at it. <answer>to the right</answer>', 'B'));
    expect(found).toMatchObject({
      answer: 'right',
      support: 'unclear',
      place: 'none',
      time: 'none',
    });
  });

  it('another figure than the one asked about is the wrong object', () => {
    const found = diagnosisOf(replied('The blue square moves to the left.', 'A'));
    expect(found).toMatchObject({
      answer: 'wrong',
      support: 'yes',
      place: 'no',
      cause: 'wrong-object',
    });
  });

  it('a wrong answer that is well argued was seen wrongly', () => {
    const found = diagnosisOf(replied('The red circle and the star: it goes to the left.', 'A'));
    expect(found).toMatchObject({ answer: 'wrong', support: 'yes', cause: 'perception' });
  });

  it('a wrong answer without any argument lacks evidence', () => {
    const found = diagnosisOf(replied('It is hard to say what this is about.', 'C'));
    expect(found).toMatchObject({
      answer: 'wrong',
      support: 'unclear',
      cause: 'insufficient-evidence',
    });
  });
});

describe('of an open-ended reply', () => {
  const item: Judged['item'] = {
    id: '1',
    cluster: '1',
    split: 'test',
    question: 'How many squares are there?',
    gold: { kind: 'text', references: ['three', 'a trio'] },
    tags: {},
  };

  it.each([
    ['3', 'I count 3 squares.', { answer: 'right', support: 'yes', place: 'yes' }],
    ['four', 'I count four squares.', { answer: 'wrong', support: 'yes', cause: 'perception' }],
  ])('%s', (answer, reasoning, expected) => {
    expect(diagnosisOf({ item, answer, reasoning })).toMatchObject(expected);
  });
});

it.each(['Which shape moves?', 'Reference answer: "x"'])(
  'another request gets none: %j',
  (text) => {
    expect(diagnose(text)).toBeNull();
  },
);

describe('over HTTP', () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await startReader();
  });
  afterAll(() => reader.close());

  it('replies in the form that is asked for', async () => {
    const asked = replied('The red circle and the star: it goes to the right.', 'B');
    const response = await fetch(`${reader.url}/chat/completions`, {
      method: 'POST',
      body: JSON.stringify({
        model: 'sightline-reader',
        messages: [
          { role: 'system', content: diagnoser.prompt.system },
          { role: 'user', content: diagnoser.question(asked) },
        ],
      }),
    });
    const body = (await response.json()) as { choices: { message: { content: string } }[] };
    expect(read(asked, body.choices[0]?.message.content ?? '')).toMatchObject({
      answer: 'right',
      support: 'yes',
    });
  });
});
