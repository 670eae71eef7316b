import {
  defineProtocol,
  STANDARD_FRAMES,
  STANDARD_SETTINGS,
  type Protocol,
} from '../../harness/schema/protocol.ts';

const standard = { transport: 'frames', extractor: 'choice', scorer: 'exact' } as const;

const question = { text: '{question}' } as const;
const options = { when: 'options', text: '\n{options}' } as const;

const unjudged =
  'Open-ended questions are read by the "text" extractor and stay unjudged until a judge scores them; the headline is over multiple choice and names its denominator.';

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
    frames: STANDARD_FRAMES,
    defaults: STANDARD_SETTINGS,
    notes: [unjudged],
  }),
  authors: defineProtocol({
    ...standard,
    id: 'authors',
    title: "VideoKR's authors",
    prompt: {
      segments: [
        question,
        options,
        { text: '\nPlease answer this question' },
        { when: 'video', text: ' based on the visual content' },
        {
          text: '.\nProvide your thinking process between the <think> and </think> tags, and then give your final answer between the <answer> and </answer> tags.\n',
        },
        {
          when: 'options',
          text: 'Please provide only the single option letter (e.g., A, B, C, D, etc.) within the <answer>...</answer> tags.',
        },
        {
          when: 'no-options',
          text: 'Please provide only your final answer within the <answer>...</answer> tags.',
        },
      ],
    },
    // 597 x 336 is the authors' bound of 200,704 pixels at 16:9.
    frames: { sampler: 'fps', fps: 2, maxFrames: 128, longSide: 597, jpegQuality: 90 },
    defaults: { temperature: 0.1, topP: 0.001, maxTokens: 8192 },
    notes: [
      'The authors bound the pixels of a frame (200,704); here its long side is bound (597).',
      'The authors\' scorer knows the letters A to J whatever the item has, and reads "a man" as A; here only the item\'s own letters are answers.',
      'Without a judge the authors drop open-ended questions from the denominator without saying so, and count a failure of the judge as a wrong answer.',
      'The authors print a list of options as it stands; here each has its letter before it.',
      unjudged,
    ],
  }),
};
