import { z } from 'zod';

/**
 * Part of every *asked* hash. Raised when the same policy would give other pixels: another scaler,
 * another colour conversion, another JPEG encoder.
 */
export const MEDIA_PIPELINE = 1;

const size = {
  /** Longer side in pixels after scaling down; smaller frames are left as they are. */
  longSide: z.int().positive(),
  jpegQuality: z.int().min(1).max(100),
};

/** Which frames a model is shown, and how large. Owned by the protocol, never by an adapter. */
export const framePolicySchema = z.discriminatedUnion('sampler', [
  z.strictObject({ sampler: z.literal('linspace'), count: z.int().positive(), ...size }),
  z.strictObject({ sampler: z.literal('interior'), count: z.int().positive(), ...size }),
  z.strictObject({ sampler: z.literal('midpoint'), count: z.int().positive(), ...size }),
  z.strictObject({
    sampler: z.literal('fps'),
    fps: z.number().positive(),
    /**
     * Every trunc(frame rate / fps)-th frame from the first on, at least each one: at 29.97 frames a second
     * and two asked for, every 14th. Left out: the frame on screen at each tick.
     */
    steps: z.literal('whole-frames').optional(),
    maxFrames: z.int().positive(),
    ...size,
  }),
  /** Answers recorded elsewhere, whose authors do not say how frames were picked. Cannot be asked again. */
  z.strictObject({
    sampler: z.literal('undisclosed'),
    count: z.int().positive().optional(),
    pixelsPerFrame: z.int().positive().optional(),
  }),
]);

export type FramePolicy = z.infer<typeof framePolicySchema>;
/** A policy that says which frames to take, so that they can be decoded. */
export type SamplingPolicy = Exclude<FramePolicy, { sampler: 'undisclosed' }>;

/** The record of what was decoded: together with the protocol's hash it fixes the request's bytes. */
export const frameManifestSchema = z.strictObject({
  /** Below the data folder. */
  file: z.string(),
  decoder: z.strictObject({ id: z.string(), version: z.string() }),
  stream: z.strictObject({
    index: z.int().nonnegative(),
    codec: z.string(),
    width: z.int().positive(),
    height: z.int().positive(),
    pixelFormat: z.string(),
    /** Displayable packets from the first key frame on: the N of the samplers. */
    frameCount: z.int().positive(),
  }),
  frames: z.array(
    z.strictObject({
      /** In display order, 0 = first displayable frame. */
      index: z.int().nonnegative(),
      atSeconds: z.number(),
      /** SHA-256 of the decoded planes, without padding, before any scaling or colour conversion. */
      planeHash: z.string(),
    }),
  ),
});

export type FrameManifest = z.infer<typeof frameManifestSchema>;

/** One encoded frame as it is shown to a model. */
export type Frame = { index: number; atSeconds: number; jpeg: Uint8Array };

/** Frames ready to be shown, with the record of where they come from. */
export type DecodedClip = { frames: Frame[]; manifest: FrameManifest };
