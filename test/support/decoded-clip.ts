import type { DecodedClip } from '../../harness/schema/frames.ts';

/** A clip of `count` one-byte pictures, one a second. */
export function decodedClip(file: string, count: number): DecodedClip {
  const frames = Array.from({ length: count }, (_, index) => ({
    index,
    atSeconds: index,
    jpeg: Uint8Array.of(index),
  }));
  return {
    frames,
    manifest: {
      file,
      decoder: { id: 'none', version: '0' },
      stream: {
        index: 0,
        codec: 'none',
        width: 1,
        height: 1,
        pixelFormat: 'gray',
        frameCount: Math.max(1, count),
      },
      frames: frames.map(({ index, atSeconds }) => ({ index, atSeconds, planeHash: `${index}` })),
    },
  };
}
