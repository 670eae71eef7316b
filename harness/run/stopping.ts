import { SightlineError } from '../errors.ts';

/** An endpoint's or a run's error with the command that goes on once its cause is gone; others as they are. */
export function withResume(error: unknown, resumeCommand: string): unknown {
  if (!(error instanceof SightlineError)) return error;
  if (error.exitCode !== 6 && error.exitCode !== 7) return error;
  const hint = [error.hint, `then go on with: ${resumeCommand}`].filter(Boolean).join('; ');
  return new SightlineError(error.code, error.message, { hint, cause: error });
}

/** A limit in dollars for a model without a price would never be reached. */
export function priceless(model: string): SightlineError {
  return new SightlineError('CONFIG_INVALID', `nobody says what ${model} costs`, {
    hint: 'give its price in sightline.config.json ("prices"), or use --max-tokens-total',
  });
}

/** How to say what the videos of a generator cost. */
export const VIDEO_PRICE_HINT =
  'give its price in sightline.config.json: "prices": {"<model>": {"videoSecond": <dollars>}}, or "video" for one price a video';

/** The same of a video generator. */
export function pricelessVideo(model: string): SightlineError {
  return new SightlineError('CONFIG_INVALID', `nobody says what a video of ${model} costs`, {
    hint: VIDEO_PRICE_HINT,
  });
}
