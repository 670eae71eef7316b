import type { Probe } from '../schema/probe.ts';
import { withClip } from './transforms/applies.ts';

export const probe: Probe = {
  id: 'frame-middle',
  version: 1,
  title: 'Middle frame',
  asks: 'How much does the model answer from a single frame, taken from the middle?',
  expects: 'drop',
  applies: withClip,
  select: ({ longSide, jpegQuality }) => ({
    sampler: 'midpoint',
    count: 1,
    longSide,
    jpegQuality,
  }),
};
