import type { ProbeResult } from '../../../harness/schema/result.ts';
import { orderedProbes } from './probe-words.ts';

/** The exact words that one or several probes have in common. */
export type SharedWording = {
  hash: string;
  probes: string[];
  texts: { when: string | null; text: string }[];
};

/** The words of a result's probes, each once, in the order of the probes. */
export function wordingsOf(probes: Record<string, Pick<ProbeResult, 'wording'>>): SharedWording[] {
  const byHash = new Map<string, SharedWording>();
  for (const id of orderedProbes(probes)) {
    const wording = probes[id]?.wording;
    if (wording === undefined) continue;
    const known = byHash.get(wording.hash);
    if (known !== undefined) {
      known.probes.push(id);
      continue;
    }
    const { hash, withOptions, withoutOptions } = wording;
    const both = withOptions !== null && withoutOptions !== null;
    byHash.set(hash, {
      hash,
      probes: [id],
      texts: [
        ...(withOptions === null
          ? []
          : [{ when: both ? 'Questions with options' : null, text: withOptions }]),
        ...(withoutOptions === null
          ? []
          : [{ when: both ? 'Questions without options' : null, text: withoutOptions }]),
      ],
    });
  }
  return [...byHash.values()];
}
