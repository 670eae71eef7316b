import {
  defineProtocol,
  STANDARD_FRAMES,
  STANDARD_SETTINGS,
  type Protocol,
} from '../../harness/schema/protocol.ts';
import { REASONING_SEGMENTS } from '../../harness/schema/prompt.ts';

const standard = {
  frames: STANDARD_FRAMES,
  transport: 'frames',
  defaults: STANDARD_SETTINGS,
  extractor: 'choice',
  scorer: 'exact',
  openScorer: 'nextqa-open',
} as const;

const question = { text: '{question}' } as const;
const options = { when: 'options', text: '\n{options}' } as const;

const openEnded =
  'Open-ended splits are read by the "text" extractor and stay unjudged until a judge scores them.';

export const protocols: Record<string, Protocol> = {
  sightline: defineProtocol({
    ...standard,
    id: 'sightline',
    title: 'Sightline',
    prompt: {
      segments: [
        question,
        options,
        {
          when: 'options',
          text: "\nAnswer with the option's letter from the given choices directly.",
        },
        { when: 'no-options', text: '\nAnswer with a word or a short phrase.' },
      ],
    },
    notes: [openEnded],
  }),
  'sightline-reason': defineProtocol({
    ...standard,
    id: 'sightline-reason',
    title: 'Sightline, with reasoning',
    prompt: { segments: [question, options, ...REASONING_SEGMENTS] },
    notes: [openEnded],
  }),
  'sightline-grounded': defineProtocol({
    ...standard,
    id: 'sightline-grounded',
    title: 'Sightline, with the time of the evidence',
    prompt: {
      frameLabel: 'Frame at {seconds} s:',
      segments: [
        question,
        options,
        {
          when: 'options',
          text: "\nGive the option's letter ({letters}) between the <answer> and </answer> tags",
        },
        {
          when: 'no-options',
          text: '\nGive a word or a short phrase between the <answer> and </answer> tags',
        },
        {
          when: 'video',
          text: ', then the stretch of the video that shows it, from its first to its last second, between the <span> and </span> tags: <span>start, end</span>',
        },
        { when: 'no-video', text: '.' },
      ],
    },
    grounded: true,
    notes: [
      'A reply without a span, with two, or with one shorter than both 1 s and 2 % of the video, counts 0 in every figure of grounding; its answer counts as any other.',
      openEnded,
    ],
  }),
  'lmms-eval': defineProtocol({
    ...standard,
    id: 'lmms-eval',
    title: 'lmms-eval',
    prompt: {
      segments: [
        question,
        options,
        { when: 'no-options', text: '\nAnswer a question using a short phrase or sentence.' },
      ],
    },
    defaults: { temperature: 0, maxTokens: 1024 },
    notes: [
      'lmms-eval picks a letter at random when it cannot read a reply, among them `**C**` and `\\boxed{C}`; here such a reply is read by the "choice" extractor, and one that cannot be read is unparsed.',
      'lmms-eval leaves the number of frames, their size and the token limit to its model adapters, and stops at a blank line; here 32 frames of at most 768 pixels and 1,024 tokens.',
      openEnded,
    ],
  }),
  recorded: defineProtocol({
    ...standard,
    id: 'recorded',
    title: 'Answers recorded by their authors',
    prompt: { segments: [question, options] },
    frames: { sampler: 'undisclosed' },
    defaults: {},
    recordedOnly: true,
    notes: [
      'The answers exist already. How the video was shown is not described with them, so they cannot be asked for again.',
    ],
  }),
};
