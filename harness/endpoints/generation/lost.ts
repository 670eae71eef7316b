import { EndpointError } from '../../errors.ts';
import type { GenerationRequest } from '../../schema/generated-video.ts';
import { scrub } from '../http/secrets.ts';
import type { Target } from '../http/status-failure.ts';

/**
 * The provider no longer has what was begun: nobody waits for it again. It was perhaps paid for, so
 * beginning anew is left to the user, who does it by running again.
 */
export async function lost(
  request: GenerationRequest,
  target: Target,
  { job, why }: { job: string; why: string },
): Promise<never> {
  await request.keepJob(null);
  throw new EndpointError(
    'ENDPOINT_JOB_LOST',
    `${target.shownUrl} no longer has the video ${job}: ${scrub(why, target.secrets).slice(0, 200)}`,
    { hint: 'run the same command again to have it made, and paid for, anew' },
  );
}
