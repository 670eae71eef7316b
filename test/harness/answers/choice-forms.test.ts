import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractor } from '../../../harness/answers/extractors/choice.ts';
import { FOUR, optionsOnly, TEN } from '../../support/choice-item.ts';

const read = (text: string, of = FOUR) => {
  const found = extractor.extract(text, of);
  return found.answer ?? found.reason;
};

describe.each([
  [
    'Chinese',
    [
      '答案：C',
      '答案是 C。',
      '答案是（C）',
      '答案是「C」',
      '答案：Ｃ',
      '正确答案是选项C',
      '我选C',
      '应该选择C选项。',
      '我认为是C',
      '因此，答案是C，而不是A',
      '不选A，选C',
      '选项A是走路，选项B是跑步，因此答案是C',
      'A选项错误，C选项正确',
    ],
  ],
  [
    'Japanese',
    ['答えはCです', '答えは「C」です', '正解は（C）です。', '選択肢Cが正解です。', '回答: C'],
  ],
  ['Korean', ['정답: C', '정답은 C입니다.', '답은 (C)']],
  [
    'German',
    [
      'Die Antwort ist C.',
      'Die korrekte Antwort lautet: C',
      'Antwort C',
      'Option C ist richtig.',
      'Option A ist falsch, C ist richtig.',
      'Ich wähle C.',
      'Richtig ist C.',
    ],
  ],
  [
    'French',
    [
      'La bonne réponse est la C',
      'La réponse correcte est (C).',
      'Réponse : C',
      'Je choisis C.',
      "L'option C est correcte.",
      "D'accord, C",
    ],
  ],
  [
    'Spanish',
    [
      'La respuesta correcta es la C.',
      'Respuesta: C',
      'La opción C es correcta.',
      'Opción C',
      'Elijo la opción C',
    ],
  ],
  ['Portuguese', ['A resposta correta é a letra C.', 'A resposta é C']],
  ['Italian', ['La risposta corretta è la C']],
  ['Russian', ['Правильный ответ: C', 'Ответ — C']],
])('reads C in %s', (_, replies) => {
  it.each(replies)('%s', (text) => {
    expect(read(text)).toBe('C');
  });
});

it.each([
  'Die Antwort ist nicht C.',
  "La réponse n'est pas C.",
  'La respuesta no es C.',
  '答案不是A',
  'Cは正解ではない',
  '정답은 C가 아닙니다',
  "The answer isn't C.",
  'The answer cannot be C.',
  'This rules out C.',
  'All options except C are wrong.',
  'Is the answer C?',
])('what is denied is no answer: %s', (text) => {
  expect(read(text)).toBe('none');
});

describe('JSON', () => {
  it.each([
    '{"answer":"C"}',
    "{'answer': 'C'}",
    '{"answer": "c"}',
    '{"answer": "(C) jump"}',
    '{"answer": "jump"}',
    '{"answer":{"letter":"C"}}',
    '{"final_answer":"C","explanation":"A is wrong"}',
    'Here is my answer: {"answer": "C"}',
    '```json\n{"answer": "C"}\n```',
    'I looked at A and B first.\n```json\n{"reason": "A is wrong",\n "choice": "C"}\n```',
  ])('%j is C', (text) => {
    expect(read(text)).toBe('C');
  });
});

describe('reasoning that names several letters and then concludes', () => {
  it.each([
    'A is wrong, B is wrong, D is wrong, so C.',
    'The person walks (A), then runs (B), so the answer is C.',
    'Between A and C, the answer is C.',
    'Both A and C are plausible, but C is better.',
    'Option C is the best choice because A and B do not happen.',
    'The answer is C, and A is wrong',
    'The correct answer is C (jump), and not A (walk).',
    '**C**, not **A**',
    'Neither A nor B; C fits.',
    'Option A is incorrect; option C is correct.',
    'A looks right at first. B does too.\nTherefore, C.',
  ])('%s', (text) => {
    expect(read(text)).toBe('C');
  });
});

describe('contradictions are ambiguous', () => {
  it.each([
    '<answer>A</answer>\n\\boxed{C}',
    '<answer>C</answer> The answer is A.',
    '<answer>C</answer>\n\nA',
    '```json\n{"answer": "A"}\n```\nFinal answer: C',
    '{"answer":"A"} {"answer":"C"}',
    'The answer is A.\nC',
    'C\n\nOn second thought, the answer is A.',
    'Answer: C\n\nAnswer: A',
    'A. jump',
    '<answer>A. jump</answer>',
    'The answer is (A) jump',
    'Die Antwort ist A oder B.',
    'La réponse est A ou B.',
    'La respuesta es A o B',
    '答案：A或B',
    '正解はCまたはDです',
    'C/D',
  ])('%j', (text) => {
    expect(read(text)).toBe('ambiguous');
  });

  const forms = [
    (letter: string) => `The answer is ${letter}.`,
    (letter: string) => `Answer: ${letter}`,
    (letter: string) => `I would choose (${letter})`,
    (letter: string) => `答案是${letter}`,
    (letter: string) => `**${letter}** is correct`,
  ];
  const places = [
    (letter: string) => `<answer>${letter}</answer>`,
    (letter: string) => `\\boxed{${letter}}`,
    (letter: string) => `{"answer": "${letter}"}`,
  ];
  const letters = fc.shuffledSubarray(['A', 'B', 'C', 'D'], { minLength: 2, maxLength: 2 });
  const between = fc.constantFrom('\n', '\n\n', ' ', '. Hm.\n');
  it.each([
    ['two phrases', forms, forms],
    ['two places', places, places],
    ['a phrase behind a place', places, forms],
  ])('whatever the letters: %s', (_, first, second) => {
    fc.assert(
      fc.property(
        letters,
        fc.constantFrom(...first),
        fc.constantFrom(...second),
        between,
        ([one = '', other = ''], before, after, gap) => {
          expect(read(before(one) + gap + after(other))).toBe('ambiguous');
          expect(read(before(one) + gap + after(one))).toBe(one);
        },
      ),
    );
  });
});

it.each([
  'The answer is',
  'The answer is (',
  'Answer:',
  '<answer>',
  '<answer></answer>',
  '\\boxed{',
  '```json\n{"answer": "',
  '<think>The answer is C',
  'The options are walk, run',
])('a half-finished answer is none: %j', (text) => {
  expect(['none', 'ambiguous']).toContain(read(text));
});

it('what stands in the tag is read, and nothing beside it', () => {
  expect(read('B is tempting. <answer>a man</answer>')).toBe('none');
  expect(read('B is tempting. <answer>he will jump</answer>')).toBe('C');
});

describe('"I" is the pronoun, unless it can only be the letter', () => {
  it.each([
    ['I', 'I'],
    ['(I)', 'I'],
    ['<answer>I</answer>', 'I'],
    ['The answer is I.', 'I'],
    ['I think I is right', 'I'],
    ['I think', 'none'],
    ['I am sure', 'none'],
    ["I'm sure it is shown", 'none'],
    ['I think it is C', 'C'],
  ])('%s: %s', (text, expected) => {
    expect(read(text, TEN)).toBe(expected);
  });

  it('and no answer of an item that ends before it', () => {
    expect(read('The answer is I.')).toBe('not-an-option');
  });
});

it('two options of the same text are no contradiction of either', () => {
  expect(read('B. red', optionsOnly('red', 'red', 'blue'))).toBe('B');
});

it('never answers with a letter that the item has not, in whatever form', () => {
  const two = optionsOnly('yes', 'no');
  const forms = [
    '{}',
    '({})',
    'The answer is {}.',
    '<answer>{}</answer>',
    '\\boxed{{}}',
    '{}. maybe',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...forms),
      fc.constantFrom(...'CDEFGHIJKLZ'.split('')),
      (form, letter) => {
        expect(extractor.extract(form.replace('{}', letter), two).answer).toBeNull();
      },
    ),
  );
});

it.each([
  ['spaces', `so${' '.repeat(20_000)}x`],
  ['phrases between spaces', `answer is${' '.repeat(300)}`.repeat(200)],
  ['line feeds', `answer:${'\n'.repeat(300)}`.repeat(200)],
  ['stars', `answer is${'*'.repeat(300)}`.repeat(200)],
  ['stars between spaces', `answer is${' *'.repeat(300)}`.repeat(200)],
  ['open boxes', '\\boxed{'.repeat(50_000)],
  ['open tags', '<answer>'.repeat(50_000)],
])('reads a reply that loops without hanging: %s', (_, text) => {
  const started = performance.now();
  expect(read(text)).toBe('none');
  expect(read(`${text} The answer is C.`)).toBe('C');
  expect(performance.now() - started).toBeLessThan(5000);
});
