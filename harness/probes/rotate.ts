import type { Probe } from '../schema/probe.ts';
import { withOptions } from './transforms/applies.ts';
import { rotated, rotations } from './transforms/rotated.ts';

/** Every other place of the options, after CircularEval. */
export const probe: Probe = {
  id: 'rotate',
  version: 1,
  title: 'Options rotated',
  asks: 'Does the answer follow the option, or its place?',
  expects: 'no-change',
  applies: withOptions,
  variants: rotations,
  combine: 'mean',
  item: (item, { variant }) => rotated(item, Number(variant)),
};
