import type { GoogleGenAI } from '@google/genai';
import type { GenerationRequest } from '../../schema/generated-video.ts';
import type { PollClock } from '../generation/poll.ts';
import type { Target } from '../http/status-failure.ts';

export type VeoServer = {
  /** A client whose requests end with the signal: the SDK forgets it when it polls. */
  client(signal: AbortSignal): GoogleGenAI;
  clock: PollClock;
  target: Target;
};

/** A request under way. */
export type Task = { request: GenerationRequest; signal: AbortSignal };
