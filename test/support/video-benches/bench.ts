import type { EndpointContext } from '../../../harness/schema/endpoint.ts';
import type { GenerationRequest } from '../../../harness/schema/generated-video.ts';

/** What a generator is made to do. */
export type Script = 'make' | 'refuse' | 'fail' | 'busy' | 'silent';

/** How one adapter that makes a video in one go is tried: by a local program, a folder or a rule. */
export type VideoBench = {
  /** What can be brought about; a folder of videos neither refuses nor is busy. */
  scripts: readonly Script[];
  start(script: Script): Promise<{
    spec: string;
    context?: Partial<EndpointContext>;
    /** What the request must say for this endpoint. */
    request?: Partial<GenerationRequest>;
    /** Resolved at the first request. */
    asked?: Promise<void>;
  }>;
  /** What a failure is, where it is not the endpoint's. */
  failure?: { name: 'MediaError'; code: string };
};
