import { SightlineError } from '../errors.ts';
import { nearestName } from '../registry.ts';
import type { Config, NamedEndpoint } from '../schema/config.ts';
import type { Resolved, RunLayers } from '../schema/run-layers.ts';
import { loadConfig } from './config-file.ts';
import { environmentDefaults } from './environment.ts';

/** What is typed of a run that a config also says. */
type Typed = {
  config?: string;
  endpoint?: string;
  concurrency?: number;
  requestsPerMinute?: number;
  tokensPerMinute?: number;
};

/** A run's settings as far as config, environment and flags settle them. */
export type RunConfig = {
  /** `<adapter>:<model>[@<base URL>]` */
  endpoint: string;
  layers: RunLayers;
  prices: Config['prices'];
  /** For the runner; the strongest source has won. */
  pace: { [field in (typeof PACE)[number]]?: number };
};

const PACE = ['concurrency', 'requestsPerMinute', 'tokensPerMinute'] as const;

/** Reads config and environment, and looks the endpoint up. @throws `USAGE`, `CONFIG_INVALID`. */
export async function runConfig(
  typed: Typed,
  place: { environment: Record<string, string | undefined>; workingFolder: string },
): Promise<RunConfig> {
  const environment = environmentDefaults(place.environment);
  const file = typed.config ?? (place.environment['SIGHTLINE_CONFIG'] || undefined);
  const { config, path } = await loadConfig(place.workingFolder, file);
  const noted: Resolved = {};
  if (path !== null) {
    noted['config'] = { value: path, from: sourceOf(typed.config, file) };
  }
  const settled = (field: 'endpoint' | (typeof PACE)[number]) => {
    const sources = [
      ['flag', typed[field]],
      ['environment', environment[field]],
      ['config', config.defaults[field]],
    ] as const;
    const [from, value] = sources.find(([, one]) => one !== undefined) ?? [];
    if (from !== undefined && value !== undefined) noted[field] = { value, from };
    return value;
  };
  const word = settled('endpoint');
  if (word === undefined) {
    throw new SightlineError('USAGE', 'no endpoint is named', {
      hint: 'give --endpoint <adapter>:<model>[@<base URL>], or a name from sightline.config.json',
    });
  }
  const named = namedEndpoint(String(word), config);
  const pace = PACE.flatMap((field) => {
    const value = settled(field);
    return value === undefined ? [] : [[field, Number(value)] as const];
  });
  return {
    endpoint: named?.endpoint ?? String(word),
    prices: config.prices,
    pace: Object.fromEntries(pace),
    layers: {
      environment,
      config: config.defaults,
      data: config.data,
      noted,
      ...(named === null ? {} : { endpoint: named }),
    },
  };
}

/**
 * The endpoint of that name in the config; null for an `<adapter>:…` word, which stands for itself.
 *
 * @throws `USAGE` with the nearest name.
 */
export function namedEndpoint(word: string, config: Config): NamedEndpoint | null {
  if (word.includes(':')) return null;
  const named = config.endpoints[word];
  if (named !== undefined) return named;
  const known = Object.keys(config.endpoints);
  const nearest = nearestName(word, known);
  throw new SightlineError('USAGE', `there is no endpoint "${word}" in the config`, {
    hint:
      known.length === 0
        ? 'write <adapter>:<model>[@<base URL>], or name it in sightline.config.json'
        : nearest === null
          ? `known: ${known.join(', ')}`
          : `did you mean "${nearest}"? known: ${known.join(', ')}`,
  });
}

/** Found on the way upwards, named by the environment, or named by a flag. */
function sourceOf(flag: string | undefined, file: string | undefined): Resolved[string]['from'] {
  if (flag !== undefined) return 'flag';
  return file === undefined ? 'default' : 'environment';
}
