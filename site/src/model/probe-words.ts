/** The probes that a board compares, from everything shown to nothing shown. */
export const SHOWN_PROBES = ['full', 'frame-middle', 'blind'] as const;

type Words = {
  /** As the command line has it. */
  title: string;
  /** Completes "The model is given …", for a probe of a judge "The judge is given …". */
  shows: string;
  /** One of the ways in which an item is asked, where there are several. */
  variant?: string;
};

type ProbeGroup = { title: string; probes: Record<string, Words> };

/** All probes in the order of a page: from what changes least to what shows least. */
export const PROBE_GROUPS: readonly ProbeGroup[] = [
  {
    title: 'As the protocol asks',
    probes: {
      full: { title: 'Full video', shows: 'every frame the protocol asks for' },
      rerun: {
        title: 'Asked again',
        shows: 'the very same a second time, so that every change is chance',
      },
    },
  },
  {
    title: 'Fewer frames',
    probes: {
      'frame-middle': {
        title: 'Middle frame',
        shows: 'one frame from the middle, and the question',
      },
      'frame-random': {
        title: 'Random frame',
        shows: 'one of the frames, drawn by lot and never the first',
        variant: 'draw',
      },
      'frame-oracle': {
        title: 'Best frame',
        shows:
          'one frame at a time, and the best of them counts, as if somebody who knows the answer had picked it',
        variant: 'frame',
      },
      budget: {
        title: 'Number of frames',
        shows: 'fewer frames, spread over the video in the same way',
        variant: 'frame budget',
      },
    },
  },
  {
    title: 'Frames out of order',
    probes: {
      shuffle: {
        title: 'Shuffled, times stay',
        shows: 'the same frames in another order, at the times of the old one',
        variant: 'permutation',
      },
      'shuffle-travel': {
        title: 'Shuffled, times travel',
        shows: 'the same frames in another order, each with its own time beside it',
        variant: 'permutation',
      },
      reverse: { title: 'Reversed', shows: 'the same frames from the last to the first' },
    },
  },
  {
    title: 'Pictures of something else',
    probes: {
      'wrong-video': {
        title: 'Another video',
        shows: 'as many frames of another video, and the same words',
      },
      noise: { title: 'Noise', shows: 'noise in the place of every frame, and the same words' },
      'blind-placeholder': {
        title: 'Grey frames',
        shows: 'grey pictures in the place of every frame, and words that speak of no video',
      },
    },
  },
  {
    title: 'Words only',
    probes: {
      blind: {
        title: 'No video',
        shows: 'the question and its options, and nothing to look at',
      },
      'subtitles-only': {
        title: 'Subtitles only',
        shows: 'what is said in the video, the question and its options, and nothing to look at',
      },
      'question-only': {
        title: 'Question only',
        shows: 'the question alone; what it answers is matched with the options afterwards',
      },
      'options-only': {
        title: 'Options only',
        shows: 'the options alone, without the question and the video',
      },
    },
  },
  {
    title: 'Options in other places',
    probes: {
      rotate: {
        title: 'Options rotated',
        shows: 'the video and the question, with the options in other places',
        variant: 'rotation',
      },
      'blind-rotate': {
        title: 'No video, options rotated',
        shows: 'the question with its options in other places, and nothing to look at',
        variant: 'rotation',
      },
    },
  },
  {
    title: 'What memory would answer',
    probes: {
      mirror: {
        title: 'Mirrored',
        shows: 'the same frames in a mirror, where no side is asked',
      },
      'mirror-swap': {
        title: 'Mirrored, sides swapped',
        shows: 'the same frames in a mirror, with left and right swapped in the words',
      },
      'masked-option': {
        title: 'Option hidden',
        shows: 'the question and all options but a wrong one, which it is to write, and no video',
      },
    },
  },
  {
    title: 'What the judge sees',
    probes: {
      'judge-blind': {
        title: 'Judge without the video',
        shows: 'the checklist without the video that it grades',
      },
      'judge-one-frame': {
        title: 'Judge of one frame',
        shows: 'one frame from the middle of the video that it grades',
      },
      'judge-shuffle': {
        title: 'Judge of a shuffled video',
        shows: 'the frames of the video that it grades, in another order',
        variant: 'permutation',
      },
      'judge-wrong-video': {
        title: 'Judge of another video',
        shows: 'the video that was made for another prompt',
      },
    },
  },
];

const WORDS = new Map(PROBE_GROUPS.flatMap(({ probes }) => Object.entries(probes)));

/** The probe's name for readers; a probe that the site has no words for keeps its id. */
export function probeTitle(id: string): string {
  return WORDS.get(id)?.title ?? id;
}

/** What is shown under the probe, as a sentence; null for a probe that the site has no words for. */
export function probeShows(id: string): string | null {
  const words = WORDS.get(id);
  if (words === undefined) return null;
  return `The ${id.startsWith('judge-') ? 'judge' : 'model'} is given ${words.shows}.`;
}

/** What one way of asking is called: "permutation", "draw". */
export function variantNoun(id: string): string {
  return WORDS.get(id)?.variant ?? 'variant';
}

/** The ids of a result's probes in the order of a page; those without words come last. */
export function orderedProbes(probes: Record<string, unknown>): string[] {
  const known = [...WORDS.keys()].filter((id) => id in probes);
  return [...known, ...Object.keys(probes).filter((id) => !WORDS.has(id))];
}
