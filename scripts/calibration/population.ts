/** What it takes to answer an item: its words, any one frame, all frames whatever their order, or all in order. */
export const KINDS = ['text', 'frame', 'set', 'order'] as const;
export type Kind = (typeof KINDS)[number];

/** Frames of every clip, and of every request that shows all of it. */
export const FRAMES = 4;

/** Where items come from: each seed draws a sample of it, and the truth is that of the whole. */
export type Population = {
  id: string;
  videos: number;
  /** Uniform, both included. */
  itemsPerVideo: { least: number; most: number };
  /** Videos of one sort have more items of some kinds: items of a video are alike. Equally frequent. */
  sorts: { id: string; kinds: Record<Kind, number> }[];
  /** Shares of items by their number of options, whatever their kind. */
  optionShares: ReadonlyMap<number, number>;
  /** How often the right option is the first; null: as often as any other. */
  firstIsRight: number | null;
};

export const BALANCED: Population = {
  id: 'balanced',
  videos: 40,
  itemsPerVideo: { least: 2, most: 6 },
  sorts: [
    { id: 'still', kinds: { text: 0.4, frame: 0.4, set: 0.1, order: 0.1 } },
    { id: 'moving', kinds: { text: 0.1, frame: 0.2, set: 0.3, order: 0.4 } },
  ],
  optionShares: new Map([
    [2, 0.1],
    [3, 0.1],
    [4, 0.6],
    [5, 0.2],
  ]),
  firstIsRight: null,
};

/** The same, but that half of the right answers stand first: a favourite place pays. */
export const SKEWED: Population = { ...BALANCED, id: 'skewed', firstIsRight: 0.5 };

/** All that the answers to an item can depend on, with its share of the population. */
export type ItemClass = { kind: Kind; options: number; gold: number; share: number };

export function itemClasses(population: Population): ItemClass[] {
  return KINDS.flatMap((kind) =>
    [...population.optionShares].flatMap(([options, optionShare]) =>
      Array.from({ length: options }, (_, gold) => ({
        kind,
        options,
        gold,
        share: kindShare(population, kind) * optionShare * goldShare(population, options, gold),
      })),
    ),
  );
}

function kindShare({ sorts }: Population, kind: Kind): number {
  return sorts.reduce((sum, { kinds }) => sum + kinds[kind], 0) / sorts.length;
}

function goldShare({ firstIsRight }: Population, options: number, gold: number): number {
  if (firstIsRight === null) return 1 / options;
  return gold === 0 ? firstIsRight : (1 - firstIsRight) / (options - 1);
}
