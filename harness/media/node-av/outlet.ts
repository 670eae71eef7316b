import { AV_FRAME_FLAG_CORRUPT, AV_FRAME_FLAG_KEY, AV_NOPTS_VALUE } from 'node-av/constants';
import type { Frame } from 'node-av/lib';
import type { WantedFrame } from '../runs.ts';
import type { Timeline } from '../timeline.ts';

/** Must be done with the frame's memory when its promise settles. */
export type OnFrame = (wanted: WantedFrame, frame: Frame) => Promise<void>;

/** Picks the wanted frames out of what a decoder gives, and drops those that an error may have spoilt. */
export class Outlet {
  readonly #order: Timeline['order'];
  readonly #wanted: Map<number, WantedFrame>;
  readonly #onFrame: OnFrame;
  #count = 0;
  #broken: string | null = null;
  #failure: string | null = null;

  constructor(order: Timeline['order'], wanted: readonly WantedFrame[], onFrame: OnFrame) {
    this.#order = order;
    this.#wanted = new Map(
      wanted.map((frame) => [order === 'timed' ? frame.pts : frame.index, frame]),
    );
    this.#onFrame = onFrame;
  }

  /** Every wanted frame has come out, whole or not. */
  get done(): boolean {
    return this.#wanted.size === 0;
  }

  /** Why frames were dropped; null when none was. */
  get failure(): string | null {
    return this.#failure;
  }

  /** The decoder reported an error: nothing can be trusted before the next key frame. */
  fail(reason: string): void {
    this.#broken ??= reason;
    this.#failure ??= reason;
  }

  async take(frame: Frame): Promise<void> {
    const concealed = frame.hasFlags(AV_FRAME_FLAG_CORRUPT) || frame.decodeErrorFlags !== 0;
    if (concealed) this.fail('the decoder had to make up parts of the picture');
    else if (frame.hasFlags(AV_FRAME_FLAG_KEY)) this.#broken = null;

    const pts = frame.pts === AV_NOPTS_VALUE ? frame.bestEffortTimestamp : frame.pts;
    const key = this.#order === 'timed' ? Number(pts) : this.#count;
    this.#count += 1;
    const wanted = this.#wanted.get(key);
    if (wanted === undefined) return;
    this.#wanted.delete(key);
    if (this.#broken === null) await this.#onFrame(wanted, frame);
  }
}
