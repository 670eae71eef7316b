import type { Probe } from '../schema/probe.ts';
import { withClip } from './transforms/applies.ts';

export const probe: Probe = {
  id: 'blind-placeholder',
  version: 1,
  title: 'Grey frames',
  asks: 'How much does a model that refuses to answer without pictures answer from the words alone?',
  expects: 'drop',
  applies: withClip,
  pictures: 'grey',
  wordsOf: 'no-video',
};
