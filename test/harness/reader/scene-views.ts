import sharp from 'sharp';
import { decodePicture } from '../../../harness/reader/picture.ts';
import { view } from '../../../harness/reader/shapes.ts';
import type { View } from '../../../harness/reader/shapes.ts';
import { render } from '../../../scripts/samples/render.ts';
import type { Figure, Scene } from '../../../scripts/samples/scene.ts';

export function sceneOf(figures: Figure[], parts: Partial<Scene> = {}): Scene {
  return { id: 'test', seconds: 6, fps: 12, ground: 'white', figures, ...parts };
}

/** A frame of a scene as a model is sent it. */
export async function jpegOf(scene: Scene, atSeconds: number): Promise<Buffer> {
  const { width, height, rgb } = render(scene, atSeconds);
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** What the reader sees of evenly spaced moments, the first and the last among them. */
export async function viewsOf(scene: Scene, count = 24): Promise<View[]> {
  const last = scene.seconds - 1 / scene.fps;
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const at = count === 1 ? last / 2 : (last * index) / (count - 1);
      return view(await decodePicture(await jpegOf(scene, at)));
    }),
  );
}
