import { fileURLToPath } from 'node:url';
import type { Asking } from './ask.ts';
import { READER, readerEndpoint } from './reader.ts';

const SUITE = 'sample-generators';

/** Two generators made up for the sample: one keeps to the rule of each prompt, one breaks it. */
const GENERATED = new URL('../../benchmarks/ruler-bench/sample/generated/', import.meta.url);
const MODELS = ['keeps-the-rule', 'breaks-the-rule'] as const;

/** They make what needs no generator: whoever scores no more than they do shows nothing moving. */
const TRIVIAL = ['first-frame-held', 'ground-truth-held'];

const JUDGE_PROBES = ['judge-blind', 'judge-one-frame', 'judge-wrong-video', 'judge-shuffle'];

/** Every generator of the sample, rated by the sample model, which measures what moves in the clips. */
export function generatorAskings(url: string): Asking[] {
  const judge = { endpoint: readerEndpoint(url), card: READER };
  const [best] = MODELS;
  return [
    ...MODELS.map((name) => ({
      name,
      judge,
      words: {
        suite: SUITE,
        endpoint: `videos:${fileURLToPath(new URL(name, GENERATED))}`,
        // What the judge says without looking is a matter of the judge: one generator shows it.
        ...(name === best ? { probe: ['full', ...JUDGE_PROBES] } : {}),
      },
      card: { name: `Sample: ${name.replaceAll('-', ' ')}` },
    })),
    ...TRIVIAL.map((name) => ({
      name,
      judge,
      words: { suite: SUITE, endpoint: `baseline:${name}` },
    })),
  ];
}

/** The folders of the runs that are compared; the first is the base. */
export const COMPARED_GENERATORS: readonly string[] = MODELS.toReversed();
