import { judges } from '../answers/registry.ts';
import { SightlineError } from '../errors.ts';
import { hashOf } from '../hash.ts';
import type { Adapter, EndpointSpec } from '../schema/endpoint.ts';
import { parseEndpoint } from '../schema/endpoint-spec.ts';
import type { Judge } from '../schema/judge.ts';
import type { JudgedBy } from '../schema/judged-by.ts';
import type { Model, ModelCard } from '../schema/model-card.ts';
import type { ModelSettings, Protocol } from '../schema/protocol.ts';
import { adapters } from './endpoints.ts';
import { identifyModel } from './model-identity.ts';
import { withSystem } from './judge-system.ts';
import { isSameFamily } from './model-lineage.ts';

/** What a user asks for: names and numbers, nothing looked up yet. */
export type JudgeRequest = {
  endpoint: string;
  votes: number;
  /** On top of the judge's own. */
  settings: ModelSettings;
  withoutTemperature?: boolean;
  /** The file of a system prompt that is not ours, absolute. */
  systemFile?: string;
  card?: ModelCard;
};

/** A judge with the model that it asks. */
export type JudgePlan = {
  judge: Judge;
  by: JudgedBy;
  adapter: Adapter;
  endpoint: EndpointSpec;
  model: Model;
};

/** Reasoning models of OpenAI refuse every temperature but their own. */
const OWN_TEMPERATURE = /^(?:o\d|gpt-5)/;

/**
 * @param run the run that is judged; `data` is its data folder.
 * @throws `USAGE` for an unknown adapter, and for one that answers from a file or by a rule; what
 * `withSystem` throws.
 */
export async function planJudge(
  request: JudgeRequest,
  run: { protocol: Protocol; model: Model; data: string },
): Promise<JudgePlan> {
  const { systemFile: file } = request;
  const place = { data: run.data, ...(file === undefined ? {} : { file }) };
  return planWith(await withSystem(await judgeOf(run.protocol), place), request, run);
}

/** The same for a judge that is known. */
export async function planWith(
  judge: Judge,
  request: JudgeRequest,
  run: { model: Model },
): Promise<JudgePlan> {
  const endpoint = parseEndpoint(request.endpoint);
  const adapter = await adapters.load(endpoint.adapter);
  if (adapter.kind !== 'model') {
    throw new SightlineError('USAGE', `${adapter.id} asks no model and cannot judge`, {
      hint: 'give --judge <adapter>:<model>[@<base URL>] of a live model',
    });
  }
  const model = identifyModel(
    endpoint,
    adapter.kind,
    request.card === undefined ? {} : { card: request.card },
  );
  const by: JudgedBy = {
    id: judge.id,
    version: judge.version,
    adapter: adapter.id,
    model: endpoint.model,
    revision: model.revision,
    settings: settingsOf(judge, request, endpoint.model),
    promptHash: hashOf(judge.prompt),
    votes: request.votes,
    sameFamily: isSameFamily(model, run.model),
  };
  return { judge, by, adapter, endpoint, model };
}

/** The judge of what a protocol's rules leave open. */
export function judgeOf(protocol: Protocol): Promise<Judge> {
  return judges.load(protocol.judge ?? 'open-answer');
}

function settingsOf(judge: Judge, request: JudgeRequest, model: string): ModelSettings {
  const { temperature, ...others } = { ...judge.settings, ...request.settings };
  const name = model.split('/').at(-1) ?? model;
  const refused = request.settings.temperature === undefined && OWN_TEMPERATURE.test(name);
  if (temperature === undefined || request.withoutTemperature === true || refused) return others;
  return { temperature, ...others };
}
