import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import pLimit from 'p-limit';
import { hashRow, readHashHeader } from '../contamination/frames/hash-file.ts';
import { LONGEST_HASH_LINE } from '../contamination/frames/read-hashes.ts';
import { readJsonl } from '../data/jsonl.ts';
import { MediaError, SightlineError } from '../errors.ts';
import type { ClipFile, Media } from '../media/media.ts';
import type { FrameHashHeader, FrameHashRow } from '../schema/frame-hashes.ts';
import { FRAME_HASHES } from '../schema/frame-hashes.ts';

export type HashVideos = {
  /** What each video is called in the file, and where it is. */
  videos: readonly (ClipFile & { name: string })[];
  /** The file of hashes; one that is there is gone on with. */
  out: string;
  framesPerSecond: number;
  mirrored: boolean;
  middles: boolean;
  media: Media;
  /** Decoded at once. */
  processes: number;
  /** Begins no more videos. */
  drain: AbortSignal;
  /** Gives up those that are begun. */
  abort: AbortSignal;
  onStart?(state: { total: number; done: number }): void;
  onVideo?(row: FrameHashRow): void;
};

type FailedRow = Extract<FrameHashRow, { failure: unknown }>;
export type HashedFile = { hashed: number; failed: FailedRow[]; left: number };

/**
 * Hashes videos into a file, a line a video and each on disk before the next: killed at any moment,
 * the same call goes on. A video that cannot be hashed is a line that says why, and is tried again.
 *
 * @throws `HASHES_UNUSABLE` for a file that was made in another way.
 */
export async function hashVideos(options: HashVideos): Promise<HashedFile> {
  const { videos, out, media, drain, framesPerSecond, mirrored, middles } = options;
  const header: FrameHashHeader = {
    ...FRAME_HASHES,
    framesPerSecond,
    mirrored,
    middles,
    decoder: media.decoder,
  };
  const file = await open(out, 'a+');
  try {
    const done = await goOn(out, header, {
      cut: (bytes) => file.truncate(bytes),
      begin: async () => void (await file.write(`${JSON.stringify(header)}\n`)),
    });
    const waiting = videos.filter(({ name }) => !done.has(name));
    options.onStart?.({ total: videos.length, done: videos.length - waiting.length });
    const failed: FailedRow[] = [];
    let hashed = 0;
    const limit = pLimit(options.processes);
    await Promise.all(
      waiting.map((video) =>
        limit(async () => {
          if (drain.aborted) return;
          const row = await rowOf(video, options);
          if (row === null) return;
          await file.write(`${JSON.stringify(row)}\n`);
          if ('failure' in row) failed.push(row);
          hashed += 1;
          options.onVideo?.(row);
        }),
      ),
    );
    await file.datasync();
    return { hashed: hashed - failed.length, failed, left: waiting.length - hashed };
  } finally {
    await file.close();
  }
}

/** Null when it was given up. */
async function rowOf(
  { name, ...clip }: ClipFile & { name: string },
  { media, framesPerSecond, mirrored, middles, abort }: HashVideos,
): Promise<FrameHashRow | null> {
  try {
    const prints = await media.prints(clip, { framesPerSecond, middles }, abort);
    return hashRow(name, prints, { mirrored });
  } catch (error) {
    if (abort.aborted) return null;
    if (!(error instanceof MediaError)) throw error;
    return { video: name, failure: { code: error.code, message: error.message } };
  }
}

/** The videos that are in the file already. A line that was torn by a kill is cut off. */
async function goOn(
  path: string,
  header: FrameHashHeader,
  file: { cut(bytes: number): Promise<void>; begin(): Promise<void> },
): Promise<Set<string>> {
  const { bytes, wholeBytes } = await wholeLines(path);
  if (bytes !== wholeBytes) await file.cut(wholeBytes);
  const done = new Set<string>();
  if (wholeBytes === 0) {
    await file.begin();
    return done;
  }
  let first = true;
  for await (const row of readJsonl(path, basename(path), { longest: LONGEST_HASH_LINE })) {
    const value = 'value' in row ? row.value : null;
    if (first) refuseOther(value, header, path);
    else if (
      typeof value === 'object' &&
      value !== null &&
      'video' in value &&
      !('failure' in value)
    )
      done.add(String(value.video));
    first = false;
  }
  return done;
}

function refuseOther(value: unknown, header: FrameHashHeader, path: string): void {
  const found = readHashHeader(value, basename(path));
  const differs = (['framesPerSecond', 'mirrored', 'middles'] as const).find(
    (field) => found[field] !== header[field],
  );
  if (differs === undefined) return;
  throw new SightlineError(
    'HASHES_UNUSABLE',
    `${path} was made with ${differs} ${found[differs]}, not ${header[differs]}`,
    { hint: 'go on with the same numbers, or give another file' },
  );
}

async function wholeLines(path: string): Promise<{ bytes: number; wholeBytes: number }> {
  let bytes = 0;
  let wholeBytes = 0;
  for await (const chunk of createReadStream(path)) {
    const last = (chunk as Buffer).lastIndexOf(0x0a);
    if (last !== -1) wholeBytes = bytes + last + 1;
    bytes += (chunk as Buffer).length;
  }
  return { bytes, wholeBytes };
}
