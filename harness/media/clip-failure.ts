import { MediaError } from '../errors.ts';

/** Why a clip cannot be shown; `DECODER_…` when it is the process that failed, not the file. */
export type ClipFailureCode = MediaError['code'] & (`CLIP_${string}` | `DECODER_${string}`);

/** A failure below the door, where the name of the clip is not at hand. Crosses process boundaries as data. */
export class ClipFailure extends Error {
  override readonly name = 'ClipFailure';
  readonly code: ClipFailureCode;

  constructor(code: ClipFailureCode, reason: string) {
    super(reason);
    this.code = code;
  }
}

const HINTS: Record<ClipFailureCode, string> = {
  CLIP_MISSING: 'check the data folder; the benchmark’s README says where its videos go',
  CLIP_UNREADABLE: 'play the file: if it shows a moving picture, report it; otherwise get it again',
  CLIP_UNDECODABLE: 'download the file again; it is damaged or cut short',
  CLIP_ENCRYPTED: 'replace the file with a copy that is not protected',
  DECODER_CRASHED: 'get the file again or encode it anew: something in it ends the decoder',
  DECODER_TIMEOUT: 'encode the file anew, or run again on a machine that is less busy',
  DECODER_MEMORY: 'encode the file anew with smaller pictures',
  DECODER_MISSING: 'run `npm ci` to get node-av, or install the ffmpeg program',
};

/** The error that people see: which file, why, what to do. */
export function mediaError(file: string, failure: ClipFailure): MediaError {
  return new MediaError(failure.code, `${file}: ${failure.message}`, {
    hint: HINTS[failure.code],
    cause: failure,
  });
}

/** Whatever goes wrong with a clip is told with its name; an abort stays what the caller made it. */
export async function naming<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof ClipFailure ? mediaError(file, error) : error;
  }
}
