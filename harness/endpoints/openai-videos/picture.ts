import sharp from 'sharp';
import { SightlineError } from '../../errors.ts';
import type { InputFile } from '../generation/inputs.ts';

/** The API's own, where none is asked for. */
export const DEFAULT_SIZE = '720x1280';

/**
 * A picture in exactly the size of the video: OpenAI refuses any other ("Inpaint image must match the
 * requested width and height"). Bars are added rather than edges cut off: a rule may live at an edge.
 *
 * @param size `<width>x<height>`.
 * @returns the picture as it was, without a note, where it fits already.
 */
export async function fitted(
  picture: InputFile,
  size: string,
): Promise<{ picture: InputFile; note?: string }> {
  const [width = 0, height = 0] = /^(\d+)x(\d+)$/.exec(size)?.slice(1).map(Number) ?? [];
  if (width === 0 || height === 0) {
    throw new SightlineError('USAGE', `"${size}" is no size`, {
      hint: 'write it as <width>x<height>, e.g. 1280x720',
    });
  }
  const image = sharp(picture.data).autoOrient();
  const { width: fromWidth, height: fromHeight } = (await image.metadata().catch(unreadable))
    .autoOrient;
  if (fromWidth === width && fromHeight === height) return { picture };
  const data = await image
    .resize(width, height, { fit: 'contain', background: 'black', kernel: 'lanczos3' })
    .png()
    .toBuffer()
    .catch(unreadable);
  const name = picture.name.replace(/\.[^.]*$/, '.png');
  return {
    picture: { data: Buffer.from(data), mime: 'image/png', name },
    note: `the input picture of ${fromWidth}x${fromHeight} was fitted into ${size}, with black bars where its shape differs`,
  };

  function unreadable(cause: unknown): never {
    throw new SightlineError('DATA_INVALID', `the input picture ${picture.name} cannot be read`, {
      cause,
    });
  }
}
