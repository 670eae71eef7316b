import type { TrivialGenerator } from '../../schema/held-picture.ts';

export const generator: TrivialGenerator = {
  id: 'first-frame-held',
  version: 1,
  summary: 'the picture that the item starts from, held still',
  applies: () => true,
  picture({ image, clip }) {
    if (image !== undefined) return { held: { of: 'image', file: image } };
    if (clip !== undefined) {
      return {
        held: { of: 'video', file: clip.file },
        note: 'the item has no picture: the first frame of its video is held',
      };
    }
    return {
      held: { of: 'nothing' },
      note: 'the item has neither picture nor video: middle grey is held',
    };
  },
};
