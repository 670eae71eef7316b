import {
  defineProtocol,
  STANDARD_FRAMES,
  STANDARD_SETTINGS,
  type Protocol,
  type ProtocolInput,
} from '../../harness/schema/protocol.ts';
import { REASONING_SEGMENTS, type Prompt } from '../../harness/schema/prompt.ts';
import { scalegridProtocols } from './scalegrid.ts';

type Segments = Prompt['segments'];

const standard = {
  frames: STANDARD_FRAMES,
  transport: 'frames',
  defaults: STANDARD_SETTINGS,
  extractor: 'choice',
  scorer: 'exact',
} as const;

const select: Segments = [
  { text: 'Select the best answer to the following multiple-choice question' },
];
const question: Segments = [{ text: '\n{question}\n{options}' }];
const basedOnVideo: Segments = [{ when: 'video', text: ' based on the video' }];

/** The authors' prompt. */
const authors: Segments = [
  ...select,
  ...basedOnVideo,
  { text: '. Respond with only the letter ({letters}) of the correct option.' },
  ...question,
  { text: '\nThe best answer is:' },
];
const authorsSubtitles: Segments = [
  { when: 'subtitles', text: "This video's subtitles are listed below:\n{subtitles}\n" },
];

/** lmms-eval speaks of subtitles whether there are any or not. */
const lmmsEval: Segments = [
  ...select,
  { when: 'video', text: ' based on the video and the subtitles' },
  { text: '. Respond with only the letter (A, B, C, or D) of the correct option.' },
  ...question,
];

const unreadable =
  'The authors leave unreadable answers out of the denominator; here they count as wrong, and the share over answered questions is shown beside it.';
const lmmsEvalNotes = [
  'lmms-eval takes the first of the letters A to D that it meets in a reply, so that "A man is walking, so the answer is C" is read as A; here such a reply is read by the "choice" extractor.',
  'lmms-eval leaves the number of frames and their size to its model adapters; here 32 frames of at most 768 pixels.',
];

const list: ProtocolInput[] = [
  {
    ...standard,
    id: 'sightline',
    title: 'Sightline',
    prompt: { segments: authors },
    notes: ["The prompt is the authors' own.", unreadable],
  },
  {
    ...standard,
    id: 'sightline-subtitles',
    title: 'Sightline, with subtitles',
    prompt: { segments: [...authorsSubtitles, ...authors] },
    subtitles: true,
    notes: [
      "The prompt is the authors' own. Only subtitles on screen at a shown frame are given.",
      unreadable,
    ],
  },
  {
    ...standard,
    id: 'sightline-reason',
    title: 'Sightline, with reasoning',
    prompt: {
      segments: [...select, ...basedOnVideo, { text: '.' }, ...question, ...REASONING_SEGMENTS],
    },
    notes: [unreadable],
  },
  {
    ...standard,
    id: 'lmms-eval',
    title: 'lmms-eval',
    prompt: {
      segments: [
        ...lmmsEval,
        { text: "\n\nAnswer with the option's letter from the given choices directly." },
      ],
    },
    defaults: { temperature: 0, maxTokens: 16 },
    notes: lmmsEvalNotes,
  },
  {
    ...standard,
    id: 'lmms-eval-subtitles',
    title: 'lmms-eval, with subtitles',
    prompt: {
      segments: [
        { when: 'subtitles', text: "This video's subtitles are listed below: \n{subtitles}\n" },
        ...lmmsEval,
        { text: '\nThe best answer is:' },
      ],
    },
    subtitles: true,
    defaults: { temperature: 0, maxTokens: 16 },
    notes: [
      ...lmmsEvalNotes,
      'Where a video has no subtitles, lmms-eval writes "No subtitles available" in their place; here the block is left out.',
      'lmms-eval picks the subtitles of 32 frames whatever the model is shown; here they are those of the shown frames.',
    ],
  },
];

export const protocols: Record<string, Protocol> = Object.fromEntries(
  [...list, ...scalegridProtocols()].map((input) => {
    const protocol = defineProtocol(input);
    return [protocol.id, protocol] as const;
  }),
);
