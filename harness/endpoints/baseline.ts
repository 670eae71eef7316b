import { registry } from '../registry.ts';
import type { Baseline } from '../schema/baseline.ts';
import type { Adapter } from '../schema/endpoint.ts';

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
  async open(spec, context) {
    const baseline = await baselines.load(spec.model);
    const answer = baseline.fit(context.items, context.seed);
    return {
      accepts: ['text'],
      send: async ({ item }) => ({
        text: answer(item) ?? '',
        finish: 'stop',
      }),
    };
  },
};
