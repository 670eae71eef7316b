import { createHash } from 'node:crypto';
import { decodePicture } from './picture.ts';
import { view } from './shapes.ts';
import type { View } from './shapes.ts';

/** Looks at an encoded picture. Throws when it cannot be decoded. */
export type Eye = (file: Uint8Array) => Promise<View>;

const CAPACITY = 1024;

/** An eye that remembers: the frames of one clip come again with every question about it. */
export function openEye(): Eye {
  const known = new Map<string, Promise<View>>();
  return (file) => {
    const key = createHash('sha256').update(file).digest('base64');
    const seen = known.get(key) ?? decodePicture(file).then(view);
    // Written again, so that the oldest key is the one that was not used for longest.
    known.delete(key);
    known.set(key, seen);
    const [oldest] = known.keys();
    if (known.size > CAPACITY && oldest !== undefined) known.delete(oldest);
    return seen;
  };
}
