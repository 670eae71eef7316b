import { SightlineError } from '../errors.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { Adapter, EndpointSpec, Makes, Scope } from '../schema/endpoint.ts';
import type { ModelSettings } from '../schema/protocol.ts';
import { adapters } from './endpoints.ts';
import type { ProbeRequest } from './probe-words.ts';

type Asker = {
  adapter: Adapter;
  spec: EndpointSpec;
  probes: ProbeRequest[];
  settings: ModelSettings;
};

/** Settings of a model that answers, as they are typed. */
const OF_ANSWERS = {
  temperature: '--temperature',
  topP: '--top-p',
  maxTokens: '--max-tokens',
  seed: '--model-seed',
  reasoningEffort: '--reasoning-effort',
} as const;

const OF_VIDEOS = { seconds: '--seconds', size: '--size' } as const;

/**
 * Whether an endpoint is for this kind of benchmark: questions want answers, prompts want videos.
 *
 * @returns what the endpoint says of single items, where it says anything.
 * @throws `USAGE` with what would fit.
 */
export async function taskFit(
  { title, task }: Pick<Benchmark, 'title' | 'task'>,
  { adapter, spec, probes, settings }: Asker,
): Promise<Pick<Scope, 'applies'>> {
  const wanted: Makes = task === 'generation' ? 'videos' : 'answers';
  const scope = await adapter.scope?.(spec);
  const makes = scope === undefined ? makesOf(adapter) : [scope.makes];
  if (!makes.includes(wanted)) throw await misfit(title, { wanted, spec, adapter });
  const foreign = Object.entries(wanted === 'videos' ? OF_ANSWERS : OF_VIDEOS).find(
    ([name]) => settings[name as keyof ModelSettings] !== undefined,
  );
  if (foreign !== undefined) throw foreignSetting(foreign[1], wanted);
  const other = probes.find(({ probe: { id, side } }) => id !== 'full' && side !== 'judge');
  if (wanted === 'videos' && other !== undefined) {
    throw new SightlineError(
      'USAGE',
      `the probe ${other.probe.id} changes what a model is shown of a video, and a generator is shown none`,
      { hint: 'ask full; what a judge is shown is changed by the probes named judge-…' },
    );
  }
  return scope?.applies === undefined ? {} : { applies: scope.applies };
}

/** What an adapter makes, whatever model is named behind it. */
export function makesOf({ makes = ['answers'] }: Pick<Adapter, 'makes'>): readonly Makes[] {
  return makes;
}

async function misfit(
  title: string,
  { wanted, spec, adapter }: { wanted: Makes; spec: EndpointSpec; adapter: Adapter },
): Promise<SightlineError> {
  const all = await Promise.all((await adapters.ids()).map((id) => adapters.load(id)));
  const fitting = all.filter((one) => makesOf(one).includes(wanted)).map(({ id }) => `${id}:`);
  const named = `${adapter.id}:${spec.model}`;
  return new SightlineError(
    'USAGE',
    wanted === 'videos'
      ? `${title} grades video generators, and ${named} makes no videos`
      : `${title} asks questions, and ${named} makes videos`,
    {
      hint: `${wanted === 'videos' ? 'generators' : 'endpoints that answer'}: ${fitting.join(', ')}; npx sightline list endpoints${adapter.kind === 'baseline' ? ', npx sightline list baselines' : ''}`,
    },
  );
}

function foreignSetting(flag: string, wanted: Makes): SightlineError {
  return new SightlineError(
    'USAGE',
    wanted === 'videos'
      ? `${flag} is no setting of a video generator`
      : `${flag} is a setting of video generators, and this benchmark asks questions`,
    wanted === 'videos'
      ? { hint: "a generator's own fields go into --extra-body; --seconds and --size are known" }
      : {},
  );
}
