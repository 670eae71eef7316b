import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDescriptor } from '../plan/benchmarks.ts';
import { isFile } from '../plan/custom-protocol.ts';
import { planRun, type RunPlan, type RunRequest } from '../plan/run-plan.ts';
import { readConfig } from '../read-config.ts';
import { benchmarkDescriptorSchema } from '../schema/benchmark-descriptor.ts';
import { protocolFileSchema } from '../schema/protocol-file.ts';
import { carriedRequestSchema, type CarriedRequest } from '../schema/queue-run.ts';

/** A request as it travels: without the data folder and what only the coordinator's manifest tells. */
export async function carry(request: RunRequest): Promise<CarriedRequest> {
  const { data: _, resolved: __, sharedProbes: ___, benchmark, protocol, ...rest } = request;
  return carriedRequestSchema.parse({
    ...rest,
    benchmark: isDescriptor(benchmark)
      ? await readConfig(benchmark, benchmarkDescriptorSchema)
      : benchmark,
    protocol: isFile(protocol) ? await readConfig(protocol, protocolFileSchema) : protocol,
  });
}

/** The id of the benchmark that is asked. */
export function carriedBenchmark({ benchmark }: CarriedRequest): string {
  return typeof benchmark === 'string' ? benchmark : benchmark.id;
}

/**
 * The same request planned on another machine.
 *
 * @param data the folder of the benchmark here.
 * @param endpoint instead of the request's: the same model at another address.
 * @throws what `planRun` throws.
 */
export async function planCarried(
  carried: CarriedRequest,
  { data, endpoint }: { data: string; endpoint: string },
): Promise<RunPlan> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-worker-'));
  const fileOf = async (name: string, value: object) => {
    const path = join(folder, name);
    await writeFile(path, JSON.stringify(value));
    return path;
  };
  try {
    const { benchmark, protocol, ...rest } = carried;
    return await planRun({
      ...(definedOf(rest) as Omit<RunRequest, 'benchmark' | 'protocol' | 'data' | 'endpoint'>),
      endpoint,
      data,
      benchmark:
        typeof benchmark === 'string' ? benchmark : await fileOf('benchmark.json', benchmark),
      protocol: typeof protocol === 'string' ? protocol : await fileOf('protocol.json', protocol),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function definedOf<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}
