import { loadConfig } from '../config/config-file.ts';
import { namedEndpoint } from '../config/run-config.ts';
import { checkData } from '../data/check.ts';
import { openDataFolder } from '../data/folder.ts';
import { EndpointError, SightlineError } from '../errors.ts';
import { openMedia } from '../media/media.ts';
import { benchmarks, resolveBenchmark } from '../plan/benchmarks.ts';
import { isFile, resolveProtocol } from '../plan/custom-protocol.ts';
import { protocolsOf } from '../plan/protocols.ts';
import { unknownName } from '../registry.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { NamedEndpoint } from '../schema/config.ts';
import type { Protocol } from '../schema/protocol.ts';
import { openPatient } from './ask.ts';
import { checker, type Check } from './check.ts';
import { loadCheck } from './load.ts';
import { hasDecoder, keyChecks, machineChecks } from './machine.ts';
import { sightChecks } from './sight.ts';

/** What the user asks to be looked at; paths are absolute. */
export type Examination = {
  endpoint?: string;
  config?: string;
  protocol?: string;
  benchmark?: string;
  data?: string;
  environment: Record<string, string | undefined>;
  workingFolder: string;
};

/** Everything that can be known before a run. @throws `USAGE`, `CONFIG_INVALID` for unknown names. */
export async function examine(asked: Examination): Promise<Check[]> {
  const { config } = await loadConfig(asked.workingFolder, asked.config);
  const benchmark = asked.benchmark === undefined ? null : await resolveBenchmark(asked.benchmark);
  const protocol =
    asked.protocol === undefined ? null : await protocolFor(asked.protocol, benchmark);
  const word = asked.endpoint;
  const endpoints: [string, NamedEndpoint][] =
    word === undefined
      ? Object.entries(config.endpoints)
      : [[word, namedEndpoint(word, config) ?? { endpoint: word }]];

  const machine = await machineChecks(asked.workingFolder);
  const checks = [...machine, ...keyChecks(asked.environment)];
  const data = asked.data ?? (benchmark === null ? undefined : config.data[benchmark.id]);
  if (benchmark !== null && data !== undefined) checks.push(await dataCheck(benchmark, data));
  for (const [name, endpoint] of endpoints) {
    const loaded = hasDecoder(machine) ? protocol : null;
    checks.push(...(await endpointChecks(name, endpoint, { ...asked, loaded })));
  }
  return checks;
}

async function endpointChecks(
  name: string,
  endpoint: NamedEndpoint,
  { environment, loaded }: Pick<Examination, 'environment'> & { loaded: Protocol | null },
): Promise<Check[]> {
  try {
    const patient = await openPatient(name, endpoint, environment);
    try {
      const seen = await sightChecks(patient, environment);
      const well = seen.every((check) => check.state !== 'failed') && patient.kind === 'model';
      if (!well || loaded === null || !patient.makes.includes('answers')) return seen;
      const media = await openMedia();
      try {
        return [...seen, await loadCheck(patient, loaded, media)];
      } finally {
        await media.close();
      }
    } finally {
      await patient.close();
    }
  } catch (error) {
    if (!(error instanceof EndpointError)) throw error;
    return [checker('endpoint')(name, 'failed', `${error.code}: ${error.message}`)];
  }
}

/** Without a benchmark: the protocol of the first that has one of that name. */
async function protocolFor(idOrFile: string, benchmark: Benchmark | null): Promise<Protocol> {
  if (benchmark !== null) return resolveProtocol(benchmark, idOrFile);
  if (isFile(idOrFile)) {
    throw new SightlineError('USAGE', 'a protocol file extends the protocol of a benchmark', {
      hint: 'name it with --benchmark',
    });
  }
  const all = await Promise.all((await benchmarks.ids()).map((id) => benchmarks.load(id)));
  const protocols = all
    .filter((one) => one.task === 'question-answering')
    .flatMap((one) => Object.values(protocolsOf(one)));
  const found = protocols.find(({ id, recordedOnly }) => id === idOrFile && !recordedOnly);
  if (found !== undefined) return found;
  const known = protocols.filter(({ recordedOnly }) => !recordedOnly).map(({ id }) => id);
  throw unknownName('protocol', idOrFile, [...new Set(known)]);
}

async function dataCheck(benchmark: Benchmark, data: string): Promise<Check> {
  const check = checker('data');
  try {
    const { verdict } = await checkData({
      benchmark,
      split: benchmark.defaultSplit,
      folder: openDataFolder(data, benchmark.layouts),
      skipInvalid: false,
    });
    const state = { ready: 'ok', incomplete: 'warning', 'cannot-run': 'failed' } as const;
    return check(`${benchmark.id} in ${data}`, state[verdict.state], verdict.text);
  } catch (error) {
    if (!(error instanceof SightlineError)) throw error;
    return check(`${benchmark.id} in ${data}`, 'failed', error.message);
  }
}
