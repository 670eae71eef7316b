import type { Probe } from '../schema/probe.ts';
import { canMask, masked } from './transforms/masked.ts';

/**
 * A wrong option can be known from having read the item, and from nowhere else: TS-Guessing, after Deng et
 * al. 2024. No part of any score.
 */
export const probe: Probe = {
  id: 'masked-option',
  version: 1,
  title: 'Option hidden',
  asks: 'Can the model write a wrong option that it was not shown?',
  expects: 'report',
  applies: canMask,
  select: () => null,
  item: (item, { random }) => masked(item, random),
  answers: 'completion',
  prompt: {
    segments: [
      {
        text: 'One option of the following multiple-choice question is hidden behind [MASK].\n{question}\n{options}\nWrite the text of the hidden option and nothing else.',
      },
    ],
    optionLine: '{letter}. {text}',
  },
};
