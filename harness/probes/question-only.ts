import type { Probe } from '../schema/probe.ts';
import { withOptions } from './transforms/applies.ts';

export const probe: Probe = {
  id: 'question-only',
  version: 1,
  title: 'Question only',
  asks: 'How much does the model know of the answer without the options and the video?',
  expects: 'drop',
  applies: withOptions,
  select: () => null,
  answers: 'free',
  prompt: {
    segments: [{ text: '{question}\nAnswer with a word or a short phrase.' }],
    optionLine: '{letter}. {text}',
  },
};
