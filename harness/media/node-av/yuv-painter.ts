import sharp from 'sharp';
import {
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_RGB24,
  AV_PIX_FMT_YUV420P,
  SWS_ACCURATE_RND,
  SWS_BICUBIC,
  SWS_BITEXACT,
  SWS_FULL_CHR_H_INP,
} from 'node-av/constants';
import { Frame, SoftwareScaleContext } from 'node-av/lib';
import { ClipFailure } from '../clip-failure.ts';
import type { Size } from '../jpeg.ts';

/** The size of a picture without its last odd row and column: H.264 in 4:2:0 has pairs of them. */
export async function evenSize(jpeg: Uint8Array): Promise<Size> {
  const { width, height } = await sharp(jpeg).metadata();
  return { width: Math.max(2, width - (width % 2)), height: Math.max(2, height - (height % 2)) };
}

/** Turns encoded pictures into frames that an H.264 encoder takes. */
export class YuvPainter {
  readonly #size: Size;
  readonly #scaler = new SoftwareScaleContext();
  readonly #rgb = new Frame();

  constructor(size: Size) {
    this.#size = size;
    this.#scaler.allocContext();
    this.#scaler.setOption(
      'sws_flags',
      SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP | SWS_BITEXACT,
    );
    this.#rgb.alloc();
  }

  /** The caller frees it. Its memory is its own: the encoder may keep it for as long as it likes. */
  async paint(jpeg: Uint8Array): Promise<Frame> {
    const pixels = await this.#pixels(jpeg);
    const source = this.#rgb;
    source.unref();
    Object.assign(source, this.#size);
    source.format = AV_PIX_FMT_RGB24;
    // Copied into memory of FFmpeg's own: a frame that is made from a buffer keeps pointing into it.
    const copied = source.getBuffer() >= 0 && source.fromBuffer(pixels) >= 0;
    const picture = new Frame();
    picture.alloc();
    Object.assign(picture, this.#size);
    picture.format = AV_PIX_FMT_YUV420P;
    const made = copied && picture.getBuffer() >= 0;
    if (!made || this.#scaler.scaleFrameSync(picture, source) < 0) {
      picture.free();
      throw new ClipFailure('CLIP_UNDECODABLE', 'a frame cannot be converted for packing');
    }
    picture.pictType = AV_PICTURE_TYPE_NONE;
    return picture;
  }

  close(): void {
    this.#rgb.free();
    this.#scaler.freeContext();
  }

  /** Cropped by the odd row and column; a frame of another size, from another clip, is fitted in. */
  async #pixels(jpeg: Uint8Array): Promise<Buffer> {
    const { width, height } = this.#size;
    const shown = await evenSize(jpeg);
    const picture = sharp(jpeg).removeAlpha().toColourspace('srgb');
    const fitted =
      shown.width === width && shown.height === height
        ? picture.extract({ left: 0, top: 0, width, height })
        : picture.resize({ width, height, fit: 'contain', background: '#000' });
    return fitted.raw().toBuffer();
  }
}
