import { SightlineError } from '../errors.ts';
import { adapters } from '../plan/endpoints.ts';
import { parseEndpoint } from '../schema/endpoint-spec.ts';
import { describeIssues } from '../schema/describe-issues.ts';
import { queueRunSchema, queueRunVersionSchema, type QueueRun } from '../schema/queue-run.ts';
import { harnessVersion } from '../version.ts';
import { carriedBenchmark, planCarried } from './carried.ts';
import { serveRun, type ServedRun } from './served-run.ts';
import type { Serving } from './serving.ts';
import { refuseUntold } from './told-addresses.ts';

/** What a worker brings of its own. */
export type Opening = {
  /** The data folder of every benchmark that has none of its own. */
  data: string | null;
  /** By benchmark. */
  dataOf: Record<string, string>;
  /** Where the model answers for this worker, instead of where the run says. */
  endpointUrls: string[] | null;
  /** Further addresses that a key of this worker may be sent to. */
  knownUrls: string[];
};

/**
 * Reads what a run asks for, plans it on this machine's data and serves it.
 *
 * @throws `QUEUE_WORKER_MISMATCH`, and what planning and opening throw.
 */
export async function openRun(
  { token, text }: { token: string; text: string },
  opening: Opening,
  serving: Serving,
): Promise<{ served: ServedRun; run: string }> {
  const run = await readRun(text);
  const benchmark = carriedBenchmark(run.request);
  const data = opening.dataOf[benchmark] ?? opening.data;
  if (data === null) {
    throw new SightlineError('DATA_MISSING', `${run.run}: there is no data of ${benchmark} here`, {
      hint: `start the worker with --data ${benchmark}=FOLDER, or name the folder in sightline.config.json`,
    });
  }
  const endpoint = await endpointOf(run, opening);
  const told = [...(opening.endpointUrls ?? []), ...opening.knownUrls];
  refuseUntold({ run: run.run, endpoint, told, environment: serving.environment });
  const plan = await planCarried(run.request, { data, endpoint });
  return { served: await serveRun({ token, run, plan }, serving), run: run.run };
}

async function readRun(text: string): Promise<QueueRun> {
  const { version } = await harnessVersion();
  const said = queueRunVersionSchema.safeParse(JSON.parse(text));
  if (said.success && said.data.version !== version) {
    throw new SightlineError(
      'QUEUE_WORKER_MISMATCH',
      `${said.data.run} is run by Sightline ${said.data.version}, this worker is ${version}`,
      { hint: 'the same version belongs on every machine' },
    );
  }
  const parsed = queueRunSchema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const issues = describeIssues(parsed.error).join('; ');
  throw new SightlineError('QUEUE_WORKER_MISMATCH', `a run that cannot be read: ${issues}`);
}

/** Whoever may write to the queue would choose the program that every worker starts, and the file that it reads. */
async function endpointOf({ request }: QueueRun, { endpointUrls }: Opening): Promise<string> {
  const { adapter, model } = parseEndpoint(request.endpoint);
  if (adapter === 'command' || (await adapters.load(adapter)).kind !== 'model')
    throw programRefused();
  return endpointUrls === null ? request.endpoint : `${adapter}:${model}@${endpointUrls.join(',')}`;
}

export function programRefused(): SightlineError {
  return new SightlineError(
    'USAGE',
    'workers start no program and read no file that a queue names',
    {
      hint: 'serve the model behind an address, openai:<model>@URL; or run it without --queue and with --shard',
    },
  );
}
