import type { RunPlan } from '../plan/run-plan.ts';
import type { Trial } from '../plan/trials.ts';
import type { Endpoint, Reply, Request } from '../schema/endpoint.ts';
import type { OwnShow } from './execute.ts';
import { shownPrompt } from './generation-request.ts';
import { requestDigest } from './show.ts';
import { openVideoJobs } from './video-jobs.ts';
import { finishedVideo } from './video-manifest.ts';
import { repeatName, videoFile, videoNameOf, videoNames } from './video-names.ts';
import { replyOf, VideoTask, type Generating } from './video-task.ts';
import { FREE_TILL, type VideoTill } from './video-till.ts';

type Opening = Pick<Generating, 'folder' | 'endpoint' | 'media' | 'now'> & {
  /** Left out: nobody asks for money. */
  till?: VideoTill;
  /** What is opened here is closed with them. */
  resources: AsyncDisposableStack;
  onNote?: (text: string) => void;
};

/** Opens what the making of videos is written down in, once the user knows what the endpoint foresees. */
export async function openGenerating(
  plan: RunPlan,
  { resources, onNote, till = FREE_TILL, ...opening }: Opening,
): Promise<ReturnType<typeof generating>> {
  const { endpoint, folder } = opening;
  const nameOf = videoNameOf(plan.benchmark);
  const names = plan.trials.map(({ item, repeat }) => repeatName(nameOf(item), repeat));
  for (const line of (await endpoint.foresee?.(names)) ?? []) onNote?.(line);
  const jobs = await openVideoJobs(folder);
  resources.defer(() => jobs.close());
  return generating({ ...opening, plan, till, jobs });
}

/** The trials of a generator as the runner asks any: what is sent is the prompt, the reply is a video on disk. */
function generating(context: Generating): { own: OwnShow; endpoint: Endpoint } {
  const { plan, endpoint } = context;
  const trials = new Map(plan.trials.map((trial) => [trial.id, trial]));
  const nameOf = videoNameOf(plan.benchmark);
  const names = videoNames(plan.items, nameOf);
  const send = async (request: Request, signal: AbortSignal): Promise<Reply> => {
    const trial = trials.get(request.trial);
    const name = names.get(trial?.item.id ?? '');
    if (trial === undefined || name === undefined) throw new Error(`${request.trial} is unknown`);
    const file = videoFile(name, trial.repeat);
    const digest = digestOf(trial, plan);
    const before = await finishedVideo(context.folder, { file, trial: trial.id, digest });
    if (before !== null) return replyOf(before.video, before.reportedModel);
    return new VideoTask({ trial, file, digest, signal }, context).carryOut();
  };
  return {
    own: {
      needed: () => [],
      show: (trial) => Promise.resolve(shownPrompt(trial, plan.protocol)),
    },
    endpoint: { ...endpoint, accepts: ['text'], send },
  };
}

function digestOf(trial: Trial, { endpoint, settings, protocol }: Generating['plan']): string {
  return requestDigest(endpoint.model, settings, shownPrompt(trial, protocol));
}
