import type { Probe } from '../schema/probe.ts';
import { probe as rotate } from './rotate.ts';

/** With `blind` itself, the strictest sign that an item is known without looking: right in every place. */
export const probe: Probe = {
  ...rotate,
  id: 'blind-rotate',
  version: 1,
  title: 'No video, options rotated',
  asks: 'Which answers does the model know without the video, wherever they stand?',
  expects: 'drop',
  select: () => null,
};
