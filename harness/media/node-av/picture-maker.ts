import { createHash } from 'node:crypto';
import {
  AV_PIX_FMT_RGB24,
  SWS_ACCURATE_RND,
  SWS_BICUBIC,
  SWS_BITEXACT,
  SWS_FULL_CHR_H_INT,
} from 'node-av/constants';
import { Frame, SoftwareScaleContext } from 'node-av/lib';
import type { Picture, Rendition } from '../backend.ts';
import { ClipFailure } from '../clip-failure.ts';
import { scaledSize } from '../jpeg.ts';
import { render } from '../render.ts';

/** JPEGs that may be under way at once: enough to keep sharp busy, few enough to bound memory. */
const ENCODING = 4;

/** A picture whose JPEG may still be under way. */
export type MadePicture = { index: number; picture: Promise<Picture> };

/** Turns decoded frames into hashed, scaled JPEG pictures. */
export class PictureMaker {
  readonly #renditions: (Pick<Rendition, 'longSide' | 'form'> & { wanted: Set<number> })[];
  readonly #scaler = new SoftwareScaleContext();
  readonly #scaled = new Frame();
  readonly #encoding: Promise<Picture>[] = [];

  constructor(renditions: readonly Rendition[]) {
    this.#renditions = renditions.map(({ indices, ...how }) => ({
      ...how,
      wanted: new Set(indices),
    }));
    this.#scaler.allocContext();
    // Bit-exact flags: the same pixels on every processor. The matrix and range of the colours are
    // taken from each frame.
    this.#scaler.setOption(
      'sws_flags',
      SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_BITEXACT,
    );
    this.#scaled.alloc();
  }

  /** The frame's memory is free again when this returns its promise; the JPEG may still be under way. */
  async make(index: number, frame: Frame): Promise<MadePicture> {
    const planeHash = createHash('sha256').update(frame.toBuffer()).digest('hex');
    const scaled = new Map<number, Uint8Array>();
    const rendered = this.#renditions.map(async ({ wanted, longSide, form }) => {
      if (!wanted.has(index)) return null;
      const size = scaledSize(frame, longSide);
      const rgb = scaled.get(longSide) ?? this.#rgb(frame, size);
      scaled.set(longSide, rgb);
      return render(rgb, size, form);
    });
    const picture = Promise.all(rendered).then((done) => ({
      index,
      planeHash,
      renditions: done,
    }));
    this.#encoding.push(picture);
    if (this.#encoding.length >= ENCODING) await this.#encoding.shift();
    return { index, picture };
  }

  close(): void {
    this.#scaled.free();
    this.#scaler.freeContext();
  }

  #rgb(frame: Frame, size: { width: number; height: number }): Uint8Array {
    const scaled = this.#scaled;
    scaled.unref();
    scaled.width = size.width;
    scaled.height = size.height;
    scaled.format = AV_PIX_FMT_RGB24;
    if (scaled.getBuffer() < 0 || this.#scaler.scaleFrameSync(scaled, frame) < 0) {
      throw new ClipFailure('CLIP_UNDECODABLE', 'its pixel format cannot be converted to RGB');
    }
    return scaled.toBuffer();
  }
}
