import { bytesOf, wordsOf, type FramePrint } from '../../frame-hash/frame-print.ts';
import { HASH_WORDS } from '../../frame-hash/hash-bits.ts';
import { SightlineError } from '../../errors.ts';
import { describeIssues } from '../../schema/describe-issues.ts';
import {
  FRAME_HASHES,
  frameHashHeaderSchema,
  frameHashRowSchema,
  type FrameHashHeader,
  type FrameHashRow,
} from '../../schema/frame-hashes.ts';
import { RowFault } from '../../data/row.ts';
import { VARIANTS, type FrameSide, type HashedVideo, type Variant } from './hashed-video.ts';

/** Whether a line is the first one of a file of hashes; null where it is something else. */
export function isHashHeader(value: unknown): boolean {
  return (value as { format?: unknown } | null)?.format === FRAME_HASHES.format;
}

/** @throws `HASHES_UNUSABLE` for a file that was hashed in another way: its hashes would match nothing. */
export function readHashHeader(value: unknown, file: string): FrameHashHeader {
  const parsed = frameHashHeaderSchema.safeParse(value);
  const refuse = (what: string) =>
    new SightlineError('HASHES_UNUSABLE', `${file}:1: ${what}`, {
      hint: 'hash the videos again: npx sightline contamination hash',
    });
  if (!isHashHeader(value)) throw refuse('it is no file of frame hashes');
  if (!parsed.success) throw refuse(describeIssues(parsed.error).join('; '));
  for (const field of ['version', 'algorithm', 'longSide'] as const) {
    const [found, own] = [parsed.data[field], FRAME_HASHES[field]];
    if (found !== own) throw refuse(`${field} is ${found}, this is made for ${own}`);
  }
  return parsed.data;
}

/** A row of a file of hashes; null where the video could not be hashed. Throws `RowFault`. */
export function readHashRow(value: unknown): HashedVideo | null {
  const parsed = frameHashRowSchema.safeParse(value);
  if (!parsed.success) {
    throw new RowFault({
      field: '(row)',
      expected: `a row of frame hashes (${describeIssues(parsed.error).join('; ')})`,
      received: value,
    });
  }
  const row = parsed.data;
  if ('failure' in row) return null;
  const times = Buffer.from(row.atSeconds, 'base64');
  const frames = times.length / 4;
  const sides = VARIANTS.flatMap((variant): [Variant, FrameSide][] => {
    const given = row[variant];
    if (given === undefined) return [];
    const qualities = Uint8Array.from(Buffer.from(given.qualities, 'base64'));
    const bytes = Buffer.from(given.hashes, 'base64');
    if (qualities.length !== frames || bytes.length !== frames * HASH_WORDS * 4) {
      const expected = `${frames} qualities and hashes, as there are times`;
      throw new RowFault({ field: variant, expected, received: qualities.length });
    }
    return [[variant, { qualities, hashes: wordsOf(bytes) }]];
  });
  return {
    id: row.video,
    seconds: row.seconds,
    atSeconds: Float32Array.from({ length: frames }, (_, at) => times.readFloatLE(at * 4)),
    sides: Object.fromEntries(sides),
    lost: row.lost,
  };
}

/** @param mirrored keeps the mirrored hashes too. Middles are kept where the frames have them. */
export function hashRow(
  video: string,
  prints: {
    durationSeconds: number;
    frames: readonly (FramePrint & { atSeconds: number })[];
    lost: number;
  },
  { mirrored }: Pick<FrameHashHeader, 'mirrored'>,
): FrameHashRow {
  const { frames, lost, durationSeconds } = prints;
  const side = (which: keyof FramePrint, form: 'hash' | 'mirrored') => {
    const own = frames.flatMap((frame) => frame[which] ?? []);
    return {
      qualities: base64(Uint8Array.from(own, ({ quality }) => quality)),
      hashes: base64(Buffer.concat(own.map((one) => bytesOf(one[form])))),
    };
  };
  const hasBars = frames.some(({ cropped }) => cropped.quality > 0);
  return {
    video,
    seconds: durationSeconds,
    atSeconds: base64(timesOf(frames)),
    plain: side('plain', 'hash'),
    ...(hasBars ? { cropped: side('cropped', 'hash') } : {}),
    ...(mirrored ? { mirrored: side('plain', 'mirrored') } : {}),
    ...(mirrored && hasBars ? { croppedMirrored: side('cropped', 'mirrored') } : {}),
    ...(frames[0]?.middle95 === undefined
      ? {}
      : { middle95: side('middle95', 'hash'), middle90: side('middle90', 'hash') }),
    lost,
  };
}

function timesOf(frames: readonly { atSeconds: number }[]): Uint8Array {
  const bytes = Buffer.alloc(frames.length * 4);
  for (const [index, { atSeconds }] of frames.entries()) bytes.writeFloatLE(atSeconds, index * 4);
  return bytes;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
