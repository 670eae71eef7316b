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
} as const;

const question = { text: '{question}\n{options}' } as const;

const hidden =
  'Only "dev" is scored. The answers of "test" are with the authors, who mix both in one accuracy.';

export const protocols: Record<string, Protocol> = {
  sightline: defineProtocol({
    ...standard,
    id: 'sightline',
    title: 'Sightline',
    prompt: {
      segments: [question, { text: '\nAnswer with only the option letter ({letters}).' }],
    },
    notes: [hidden],
  }),
  'sightline-reason': defineProtocol({
    ...standard,
    id: 'sightline-reason',
    title: 'Sightline, with reasoning',
    prompt: { segments: [question, ...REASONING_SEGMENTS] },
    notes: [hidden],
  }),
  'lmms-eval': defineProtocol({
    ...standard,
    id: 'lmms-eval',
    title: 'lmms-eval',
    prompt: {
      segments: [question, { text: '\nAnswer with only the option letter (A, B, C, D, E, or F).' }],
    },
    defaults: { temperature: 0, maxTokens: 64 },
    notes: [
      'lmms-eval falls back on the first letter A to F anywhere in a reply, so that "I am not able to see" is read as A; here such a reply is unparsed.',
      'lmms-eval asks a question without pictures when its video is missing; here the item fails and is not scored.',
      'lmms-eval leaves the number of frames and their size to its model adapters; here 32 frames of at most 768 pixels.',
      hidden,
    ],
  }),
};
