/** The probes that a board compares, from everything shown to nothing shown. */
export const SHOWN_PROBES = ['full', 'frame-middle', 'blind'] as const;

type Words = { title: string; shows: string };

const WORDS: Record<string, Words> = {
  full: { title: 'Full video', shows: 'every frame the protocol asks for' },
  'frame-middle': { title: 'Middle frame', shows: 'one frame from the middle, and the question' },
  blind: { title: 'Text only', shows: 'the question and its options, and nothing to look at' },
};

/** The probe's name for readers; a probe that the site has no words for keeps its id. */
export function probeTitle(id: string): string {
  return WORDS[id]?.title ?? id;
}

/** What the model is given under the probe, or null for a probe that the site has no words for. */
export function probeShows(id: string): string | null {
  return WORDS[id]?.shows ?? null;
}

/** The ids of a result's probes: the compared ones first, the others as the record has them. */
export function orderedProbes(probes: Record<string, unknown>): string[] {
  const known = SHOWN_PROBES.filter((id) => id in probes);
  const others = Object.keys(probes).filter(
    (id) => !(SHOWN_PROBES as readonly string[]).includes(id),
  );
  return [...known, ...others];
}
