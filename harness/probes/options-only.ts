import type { Probe } from '../schema/probe.ts';
import { withOptions } from './transforms/applies.ts';

/** Choices only, after Balepur et al. 2024. */
export const probe: Probe = {
  id: 'options-only',
  version: 1,
  title: 'Options only',
  asks: 'How much do the options give away without the question and the video?',
  expects: 'drop',
  applies: withOptions,
  select: () => null,
  item: (item) => ({ ...item, question: 'Choose the most likely answer.' }),
};
