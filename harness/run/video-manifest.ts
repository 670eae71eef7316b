import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../atomic-write.ts';
import { videoManifestSchema, type VideoManifest } from '../schema/generation-files.ts';

/** Writes what is known of a video into the file beside it. */
export async function keepVideoManifest(runFolder: string, manifest: VideoManifest): Promise<void> {
  const path = join(runFolder, manifestFile(manifest.video.file));
  await writeAtomically(path, `${JSON.stringify(manifest, null, 2)}\n`);
}

/**
 * A video that an earlier session has put in its place, with what is known of it, where its journal line
 * is all that is missing; else null.
 */
export async function finishedVideo(
  runFolder: string,
  { file, trial, digest }: { file: string; trial: string; digest: string },
): Promise<VideoManifest | null> {
  const text = await readFile(join(runFolder, manifestFile(file)), 'utf8').catch(() => null);
  const manifest = text === null ? null : parsed(text);
  if (manifest === null || manifest.trial !== trial || manifest.digest !== digest) return null;
  const found = await stat(join(runFolder, file)).catch(() => null);
  return found?.size === manifest.video.bytes ? manifest : null;
}

/** Beside the video, with its name. */
function manifestFile(file: string): string {
  return file.replace(/\.mp4$/, '.json');
}

/** One that cannot be read says nothing: the video is made again. */
function parsed(text: string): VideoManifest | null {
  try {
    return videoManifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
