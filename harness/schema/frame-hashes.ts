import { z } from 'zod';

const base64 = z.base64();

/** One quality and one hash a frame: base64 of bytes, and of 32 bytes each, the lowest first. */
const side = z.strictObject({ qualities: base64, hashes: base64 });

/** What two files of hashes must agree in to be compared. */
export const FRAME_HASHES = {
  format: 'sightline-frame-hashes',
  version: 1,
  algorithm: 'pdq-256',
  longSide: 512,
} as const;

/** First line of a file of frame hashes. */
export const frameHashHeaderSchema = z.strictObject({
  format: z.literal(FRAME_HASHES.format),
  version: z.int(),
  algorithm: z.string(),
  /** Longer side of the frames that were hashed, in pixels. */
  longSide: z.int().positive(),
  framesPerSecond: z.number().positive(),
  /** Whether each frame is there in a mirror too: the side of the benchmark, which is compared with all. */
  mirrored: z.boolean(),
  /** Whether the middles of each frame are there too, of which a cropped copy is one. */
  middles: z.boolean(),
  decoder: z.strictObject({ id: z.string(), version: z.string() }),
});
export type FrameHashHeader = z.infer<typeof frameHashHeaderSchema>;

/** Every other line: a video, or why there is none of it. Holds no pixels and no path. */
export const frameHashRowSchema = z.union([
  z.strictObject({
    /** The video's file below the hashed folder, or what the manifest calls it. */
    video: z.string().min(1),
    seconds: z.number().nonnegative(),
    /** Little-endian 32-bit floats, one a frame. */
    atSeconds: base64,
    plain: side,
    /** Of frames in black bars, without them; quality 0 for the others. */
    cropped: side.optional(),
    mirrored: side.optional(),
    croppedMirrored: side.optional(),
    middle95: side.optional(),
    middle90: side.optional(),
    /** Frames that could not be decoded. */
    lost: z.int().nonnegative(),
  }),
  z.strictObject({
    video: z.string().min(1),
    failure: z.strictObject({ code: z.string(), message: z.string() }),
  }),
]);
export type FrameHashRow = z.infer<typeof frameHashRowSchema>;
