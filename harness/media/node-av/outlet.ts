import { AV_FRAME_FLAG_CORRUPT, AV_FRAME_FLAG_KEY, AV_NOPTS_VALUE } from 'node-av/constants';
import type { Frame } from 'node-av/lib';
import type { WantedFrame } from '../runs.ts';
import type { KeyFrame, Timeline } from '../timeline.ts';

/** Must be done with the frame's memory when its promise settles. */
export type OnFrame = (wanted: WantedFrame, frame: Frame) => Promise<void>;

type Request = {
  order: Timeline['order'];
  wanted: readonly WantedFrame[];
  from: KeyFrame;
  onFrame: OnFrame;
};

/** Picks the wanted frames out of what a decoder gives, and drops those that cannot be trusted. */
export class Outlet {
  readonly #order: Timeline['order'];
  readonly #wanted: Map<number, WantedFrame>;
  readonly #from: KeyFrame;
  readonly #onFrame: OnFrame;
  #count = 0;
  /** An error may have spoilt what comes next. */
  #broken = false;
  #error: string | null = null;
  #anchored: boolean;

  constructor({ order, wanted, from, onFrame }: Request) {
    const entries = wanted.map(
      (frame) => [order === 'timed' ? frame.pts : frame.index, frame] as const,
    );
    this.#order = order;
    this.#wanted = new Map(entries);
    this.#from = from;
    this.#onFrame = onFrame;
    this.#anchored = from.first;
  }

  /** Every wanted frame has come out, whole or not. */
  get done(): boolean {
    return this.#wanted.size === 0;
  }

  /** The key frame came out, whole. */
  get anchored(): boolean {
    return this.#anchored;
  }

  /** What the decoder complained of first. */
  get error(): string | null {
    return this.#error;
  }

  /** The decoder reported an error: nothing can be trusted before the next key frame. */
  fail(reason: string): void {
    this.#broken = true;
    this.#error ??= reason;
  }

  async take(frame: Frame): Promise<void> {
    const concealed = frame.hasFlags(AV_FRAME_FLAG_CORRUPT) || frame.decodeErrorFlags !== 0;
    if (concealed) this.fail('the decoder had to make up parts of the picture');
    else if (frame.hasFlags(AV_FRAME_FLAG_KEY)) this.#broken = false;

    const pts = Number(frame.pts === AV_NOPTS_VALUE ? frame.bestEffortTimestamp : frame.pts);
    if (pts === this.#from.pts && !this.#broken) this.#anchored = true;
    const place = this.#order === 'timed' ? pts : this.#count;
    this.#count += 1;
    const wanted = this.#wanted.get(place);
    if (wanted === undefined) return;
    this.#wanted.delete(place);
    if (this.#anchored && !this.#broken) await this.#onFrame(wanted, frame);
  }
}
