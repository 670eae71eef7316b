import { registry } from '../registry.ts';
import type { Baseline } from '../schema/baseline.ts';
import type { Adapter } from '../schema/endpoint.ts';
import { chosenOption } from './blind/ties.ts';

/** Every file of `baselines/`. */
export const baselines = registry<Baseline>(
  'baseline',
  new URL('baselines/', import.meta.url),
  'baseline',
);

/** Answers from the rows alone. The only adapter that is given gold answers. */
export const adapter: Adapter = {
  id: 'baseline',
  summary: 'no model: a rule over the questions and options',
  example: 'baseline:longest-option',
  kind: 'baseline',
  async open(spec, { items, seed }) {
    const baseline = await baselines.load(spec.model);
    const rule = baseline.fit(items, seed);
    return {
      accepts: ['text'],
      async send({ item }) {
        const chosen = chosenOption(rule(item) ?? [], { id: item.id, seed });
        const letter = chosen === null ? undefined : item.options?.[chosen]?.letter;
        return { text: letter ?? '', finish: 'stop' };
      },
    };
  },
};
