import type { Probe } from '../schema/probe.ts';
import { withClip } from './transforms/applies.ts';
import { mirroredItem } from './transforms/mirrored.ts';

/**
 * The video in a mirror, so that another option is right: a changed gold after semantic perturbation. Who
 * looks finds it as easily as before; who remembers the answer does not.
 */
export const probe: Probe = {
  id: 'mirror-swap',
  version: 1,
  title: 'Mirrored, sides swapped',
  asks: 'Does the answer follow the video when left and right change places?',
  expects: 'no-change',
  applies(item, protocol) {
    const clip = withClip(item, protocol);
    if (clip !== true) return clip;
    const mirrored = mirroredItem(item);
    return typeof mirrored === 'string' ? mirrored : true;
  },
  item(item) {
    const mirrored = mirroredItem(item);
    return typeof mirrored === 'string' ? item : mirrored;
  },
  mirror: true,
};
