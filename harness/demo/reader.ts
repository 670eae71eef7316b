import type { ModelCard } from '../schema/model-card.ts';
import type { Asking } from './ask.ts';

const ID = 'sightline-reader';

export const READER: ModelCard = {
  id: ID,
  name: 'Sample reader',
  org: 'Sightline',
  family: 'reader',
  weights: 'open',
};

/** Rules that look at nothing stand beside the model, so that its score can be read. */
const BASELINES = ['random', 'longest-option', 'majority-letter'];

const SUITE = 'sample';

export function readerEndpoint(url: string): string {
  return `openai:${ID}@${url}`;
}

/**
 * The sample model and the rules. What is right by no rule the sample model judges itself, and the
 * records say so; of the rules as well, so that all are scored in one way.
 */
export function questionAskings(url: string): Asking[] {
  const endpoint = readerEndpoint(url);
  const judge = { endpoint, card: READER };
  return [
    { name: ID, judge, words: { suite: SUITE, endpoint }, card: READER },
    ...BASELINES.map((name) => ({
      name,
      judge,
      words: { suite: SUITE, endpoint: `baseline:${name}`, probe: ['full'] },
    })),
  ];
}

/** The folders of the runs that are compared; the first is the base. */
export const COMPARED_ANSWERS: readonly string[] = ['longest-option', ID];
