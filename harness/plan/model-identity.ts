import type { Adapter, EndpointSpec } from '../schema/endpoint.ts';
import type { Model, ModelCard } from '../schema/model-card.ts';

type Series = { id: string; step: number };

/**
 * Who answers. The model card wins; what it leaves out is read off the endpoint's model name:
 * `Qwen/Qwen3-VL-8B-Instruct` gives organisation, family and size, `…/my-sft/checkpoint-1200` gives
 * series and step.
 */
export function identifyModel(
  spec: EndpointSpec,
  kind: Adapter['kind'],
  given: { card?: ModelCard; series?: Series },
): Model {
  const card = given.card ?? {};
  if (kind === 'baseline') {
    return {
      ...unknown,
      id: `baseline:${spec.model}`,
      name: card.name ?? spec.model.replaceAll('-', ' '),
      kind: 'baseline',
      weights: 'open',
    };
  }
  const path = (kind === 'recorded' ? withoutMapping(spec.model) : spec.model).replace(/\/+$/, '');
  const parts = path.split(/[/\\]/);
  const last = parts.at(-1) ?? path;
  const step = /^(?:checkpoint|global_step|step|iter)[-_]?(\d+)$/i.exec(last)?.[1];
  const name =
    step === undefined ? last.replace(/\.(?:jsonl?|csv|tsv|xlsx)$/, '') : (parts.at(-2) ?? last);
  const series = given.series ?? (step === undefined ? null : { id: name, step: Number(step) });
  const size = /(?<![A-Za-z\d])(\d+(?:\.\d+)?)B(?![A-Za-z])/i.exec(name);
  const hub = parts.length === 2 && step === undefined && kind === 'model' && !path.startsWith('.');
  return {
    id: card.id ?? (series === null ? (hub ? path : name) : `${name}@${series.step}`),
    name: card.name ?? (series === null ? name : `${name} step ${series.step}`),
    kind: 'model',
    org: card.org ?? (hub ? (parts[0] ?? null) : null),
    family:
      card.family ??
      (size === null ? null : name.slice(0, size.index).replace(/[-_ ]+$/, '') || null),
    parametersB: card.parametersB ?? (size === null ? null : Number(size[1])),
    weights: card.weights ?? 'unknown',
    revision: card.revision ?? null,
    url: card.url ?? null,
    series,
    ...(card.trainedOn === undefined ? {} : { trainedOn: card.trainedOn }),
  };
}

const unknown = {
  org: null,
  family: null,
  parametersB: null,
  revision: null,
  url: null,
  series: null,
} as const;

/** `answers.csv#item=…` names the columns behind the file name. */
function withoutMapping(model: string): string {
  return model.replace(/#.*$/, '');
}
