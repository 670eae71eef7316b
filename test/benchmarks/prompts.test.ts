import { expect, test } from 'vitest';
import { benchmarks } from '../../harness/plan/benchmarks.ts';
import { renderPrompt, type Shown } from '../../harness/plan/prompt.ts';
import type { PublicItem } from '../../harness/schema/item.ts';

const TWO: PublicItem = {
  id: 'x',
  cluster: 'x',
  split: 'test',
  question: 'Which way?',
  options: [
    { letter: 'A', text: 'Left.' },
    { letter: 'B', text: 'Right.' },
  ],
  tags: {},
};
const FOUR: PublicItem = {
  ...TWO,
  options: [...(TWO.options ?? []), { letter: 'C', text: 'Up.' }, { letter: 'D', text: 'Down.' }],
};
const { options: _, ...OPEN } = TWO;

const SEEN: Shown = { pictures: 32 };
const BLIND: Shown = { pictures: 0 };
const HEARD: Shown = { pictures: 32, subtitles: 'Go left.\nNow.' };

const OPTIONS = 'A. Left.\nB. Right.\nC. Up.\nD. Down.';
const THINK =
  '\nReason step by step between the <think> and </think> tags, then give your final answer between the <answer> and </answer> tags.';

/** The bytes that other harnesses and the authors send: a change here changes what a score means. */
const GOLDEN: [where: string, item: PublicItem, shown: Shown, text: string][] = [
  [
    'nextqa sightline',
    FOUR,
    SEEN,
    `Which way?\n${OPTIONS}\nAnswer with the option's letter from the given choices directly.`,
  ],
  ['nextqa sightline', OPEN, SEEN, 'Which way?\nAnswer with a word or a short phrase.'],
  [
    'nextqa sightline-reason',
    TWO,
    SEEN,
    `Which way?\nA. Left.\nB. Right.${THINK}\nWrite only the option's letter (A or B) between the <answer> and </answer> tags.`,
  ],
  [
    'nextqa sightline-grounded',
    TWO,
    SEEN,
    "Which way?\nA. Left.\nB. Right.\nGive the option's letter (A or B) between the <answer> and </answer> tags, then the stretch of the video that shows it, from its first to its last second, between the <span> and </span> tags: <span>start, end</span>",
  ],
  [
    'nextqa sightline-grounded',
    TWO,
    BLIND,
    "Which way?\nA. Left.\nB. Right.\nGive the option's letter (A or B) between the <answer> and </answer> tags.",
  ],
  ['nextqa lmms-eval', FOUR, SEEN, `Which way?\n${OPTIONS}`],
  [
    'nextqa lmms-eval',
    OPEN,
    SEEN,
    'Which way?\nAnswer a question using a short phrase or sentence.',
  ],
  [
    'video-mme sightline',
    FOUR,
    SEEN,
    `Select the best answer to the following multiple-choice question based on the video. Respond with only the letter (A, B, C, or D) of the correct option.\nWhich way?\n${OPTIONS}\nThe best answer is:`,
  ],
  [
    'video-mme sightline',
    FOUR,
    BLIND,
    `Select the best answer to the following multiple-choice question. Respond with only the letter (A, B, C, or D) of the correct option.\nWhich way?\n${OPTIONS}\nThe best answer is:`,
  ],
  [
    'video-mme sightline-subtitles',
    FOUR,
    HEARD,
    `This video's subtitles are listed below:\nGo left.\nNow.\nSelect the best answer to the following multiple-choice question based on the video. Respond with only the letter (A, B, C, or D) of the correct option.\nWhich way?\n${OPTIONS}\nThe best answer is:`,
  ],
  [
    'video-mme sightline-reason',
    FOUR,
    SEEN,
    `Select the best answer to the following multiple-choice question based on the video.\nWhich way?\n${OPTIONS}${THINK}\nWrite only the option's letter (A, B, C, or D) between the <answer> and </answer> tags.`,
  ],
  [
    'video-mme lmms-eval',
    FOUR,
    SEEN,
    `Select the best answer to the following multiple-choice question based on the video and the subtitles. Respond with only the letter (A, B, C, or D) of the correct option.\nWhich way?\n${OPTIONS}\n\nAnswer with the option's letter from the given choices directly.`,
  ],
  [
    'video-mme lmms-eval-subtitles',
    FOUR,
    HEARD,
    `This video's subtitles are listed below: \nGo left.\nNow.\nSelect the best answer to the following multiple-choice question based on the video and the subtitles. Respond with only the letter (A, B, C, or D) of the correct option.\nWhich way?\n${OPTIONS}\nThe best answer is:`,
  ],
  [
    'motionbench sightline',
    TWO,
    SEEN,
    'Which way?\nA. Left.\nB. Right.\nAnswer with only the option letter (A or B).',
  ],
  [
    'motionbench lmms-eval',
    TWO,
    SEEN,
    'Which way?\nA. Left.\nB. Right.\nAnswer with only the option letter (A, B, C, D, E, or F).',
  ],
  [
    'videokr-eval authors',
    TWO,
    SEEN,
    'Which way?\nA. Left.\nB. Right.\nPlease answer this question based on the visual content.\nProvide your thinking process between the <think> and </think> tags, and then give your final answer between the <answer> and </answer> tags.\nPlease provide only the single option letter (e.g., A, B, C, D, etc.) within the <answer>...</answer> tags.',
  ],
  [
    'videokr-eval authors',
    OPEN,
    BLIND,
    'Which way?\nPlease answer this question.\nProvide your thinking process between the <think> and </think> tags, and then give your final answer between the <answer> and </answer> tags.\nPlease provide only your final answer within the <answer>...</answer> tags.',
  ],
  ['ruler-bench official', OPEN, BLIND, 'Which way?'],
];

test.each(GOLDEN)('%s', async (where, item, shown, text) => {
  const [id = '', protocol = ''] = where.split(' ');
  const benchmark = await benchmarks.load(id);
  expect(renderPrompt(benchmark.protocols[protocol]!.prompt, item, shown)).toEqual({ text });
});
