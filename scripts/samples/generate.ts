import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { encode } from './encode.ts';
import { readme } from './readme.ts';
import { SAMPLES } from './samples.ts';
import type { Sample } from './sample.ts';

/** Writes `benchmarks/<id>/sample/` anew, all of them or those named: `npm run samples [id…]`. */

const BENCHMARKS = fileURLToPath(new URL('../../benchmarks/', import.meta.url));

const wanted = process.argv.slice(2);
for (const [id, make] of Object.entries(SAMPLES)) {
  if (wanted.length > 0 && !wanted.includes(id)) continue;
  const sample = make();
  const frames = await write(sample, join(BENCHMARKS, id, 'sample'));
  process.stderr.write(
    `${id}: ${Object.keys(sample.truth).length} items, ${sample.clips.length} clips, ${frames} frames\n`,
  );
}

/** Returns the number of frames encoded. */
async function write(sample: Sample, folder: string): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  const files = {
    ...sample.files,
    'README.md': readme(sample),
    'truth.json': `${JSON.stringify(sample.truth, null, 2)}\n`,
  };
  for (const [name, content] of Object.entries(files)) await put(join(folder, name), content);
  for (const { file, picture } of sample.images) {
    const { width, height, rgb } = picture;
    const png = await sharp(rgb, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer();
    await put(join(folder, file), png);
  }
  let frames = 0;
  for (const { file, scene, codec } of sample.clips) {
    frames += await encode(scene, codec, join(folder, file));
  }
  return frames;
}

async function put(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
