import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeDiagnosis,
  encodeDiagnosis,
} from '../../../../harness/answers/diagnosing/diagnosis-code.ts';
import { readDiagnosis } from '../../../../harness/answers/diagnosing/read-diagnosis.ts';
import { DIAGNOSIS_WORDS } from '../../../../harness/schema/diagnosis.ts';

const sound = { answer: 'right', support: 'no', place: 'yes', time: 'none', cause: 'too-broad' };
const tagged = (value: unknown) => `<diagnosis>${JSON.stringify(value)}</diagnosis>`;

describe('a diagnosis', () => {
  it.each([
    ['alone', tagged(sound)],
    ['behind reasoning', `<think>${tagged({ ...sound, answer: 'wrong' })}</think>${tagged(sound)}`],
    ['with words around it', `Here it is:\n${tagged(sound)}\nDone.`],
    ['said twice', `${tagged(sound)} ${tagged(sound)}`],
    ['over several lines', `<Diagnosis>\n${JSON.stringify(sound, null, 2)}\n</Diagnosis>`],
  ])('is read %s', (_, reply) => {
    expect(readDiagnosis(reply)).toEqual({ diagnosis: sound });
  });

  const { cause: _, ...fourFields } = sound;
  it.each([
    ['nothing', '', 'no diagnosis'],
    ['words', 'The answer is right and the reasoning supports it.', 'no diagnosis'],
    ['an object without its tag', JSON.stringify(sound), 'no diagnosis'],
    ['a tag that is not closed', `<diagnosis>${JSON.stringify(sound)}`, 'no diagnosis'],
    ['reasoning that never ends', `<think>${tagged(sound)}`, 'no diagnosis'],
    ['two that differ', tagged(sound) + tagged({ ...sound, support: 'yes' }), 'more than one'],
    ['no JSON', '<diagnosis>right, no</diagnosis>', 'object'],
    ['a list', tagged(Object.values(sound)), 'object'],
    [
      'an object in a fence',
      `<diagnosis>\`\`\`json\n${JSON.stringify(sound)}\n\`\`\`</diagnosis>`,
      'object',
    ],
    ['a missing field', tagged(fourFields), 'cause'],
    ['a field too many', tagged({ ...sound, score: 1 }), 'score'],
    ['a word that is not in the list', tagged({ ...sound, answer: 'correct' }), 'answer'],
    ['a word in capitals', tagged({ ...sound, support: 'Yes' }), 'support'],
    ['a word of another field', tagged({ ...sound, support: 'none' }), 'support'],
    ['a number', tagged({ ...sound, place: 1 }), 'place'],
    ['a list of causes', tagged({ ...sound, cause: ['perception', 'too-broad'] }), 'cause'],
    [
      'wrong for no cause',
      tagged({ ...sound, answer: 'wrong', cause: 'none' }),
      'nothing went wrong',
    ],
    [
      'right by a wrong last step',
      tagged({ ...sound, cause: 'right-track-wrong-answer' }),
      'a wrong one',
    ],
  ])('is not read in %s', (__, reply, reason) => {
    expect(readDiagnosis(reply)).toEqual({
      diagnosis: null,
      reason: expect.stringContaining(reason) as string,
    });
  });

  it('is the same as numbers and back', () => {
    const one = fc.record({
      answer: fc.constantFrom(...DIAGNOSIS_WORDS.answer),
      support: fc.constantFrom(...DIAGNOSIS_WORDS.support),
      place: fc.constantFrom(...DIAGNOSIS_WORDS.place),
      time: fc.constantFrom(...DIAGNOSIS_WORDS.time),
      cause: fc.constantFrom(...DIAGNOSIS_WORDS.cause),
    });
    fc.assert(
      fc.property(one, (diagnosis) => {
        expect(decodeDiagnosis(encodeDiagnosis(diagnosis))).toEqual(diagnosis);
      }),
    );
    expect(() => decodeDiagnosis({ answer: 3, support: 0, place: 0, time: 0, cause: 0 })).toThrow();
  });
});
