import { z } from 'zod';

/** A named choice of items, given with `--items`. */
export const itemListSchema = z.strictObject({
  name: z.string().min(1),
  benchmark: z.string(),
  split: z.string(),
  description: z.string().optional(),
  ids: z.array(z.string()).min(1),
});
export type ItemList = z.infer<typeof itemListSchema>;

/** Files are named after it, so that it holds nothing that could lead to another folder. */
const hashSchema = z.string().regex(/^[\w-]+$/, 'letters, digits and dashes');

/**
 * An anchored subset: the same items whoever asks, for tracking one model cheaply. Its scores are never
 * ranked, as nobody is compared on them with anybody else.
 */
export const anchoredSchema = z.strictObject({
  /** Hash of the whole that it is a part of, and how many items that has. */
  of: hashSchema,
  ofItems: z.int().positive(),
  /** As many were wanted; whole videos may make it fewer. */
  items: z.int().positive(),
  /** Of its own, and never that of a run. */
  seed: z.int(),
});
export type Anchored = z.infer<typeof anchoredSchema>;

/** Which items a public record is about, and how many. */
export const itemSetPlaceSchema = z.strictObject({
  id: z.string(),
  split: z.string(),
  /** Key of `results/items/<itemSet>.json`. */
  itemSet: hashSchema,
  itemSetName: z.string().nullable(),
  items: z.int().positive(),
  clusters: z.int().positive(),
  /** Absent: it is no subset. */
  subset: anchoredSchema.optional(),
});
export type ItemSetPlace = z.infer<typeof itemSetPlaceSchema>;

/** The breakdowns whose labels are the category and the task of a generation benchmark's items. */
export const CHECKLIST_LABELS = { category: 'category', task: 'task' } as const;

/** What a judge is asked of each item's video, without any text; a hash never covers it. */
const checklistsSchema = z.strictObject({
  /** In the order in which they are shown. */
  dimensions: z.array(z.string()).min(1),
  /** By category, in the order in which they are shown: indices of the dimensions that count there. */
  categories: z.record(z.string(), z.array(z.int().nonnegative())),
  /** For each item the index of each question's dimension, in the order of its checklist. */
  questions: z.array(z.array(z.int().nonnegative())),
});

/**
 * The items of a result, without any text: `results/items/<hash>.json`. Every clustered and paired
 * figure can be recomputed from this file and the outcome strings.
 */
export const itemSetSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    hash: hashSchema,
    benchmark: z.string(),
    split: z.string(),
    /** The name of the item list, or null for a whole split. */
    name: z.string().nullable(),
    /** One digest over every question, option and gold answer: tells whether two copies are the same test. */
    contentHash: z.string(),
    ids: z.array(z.string()),
    /** Index into `clusterIds`, one an item. */
    clusters: z.array(z.int().nonnegative()),
    clusterIds: z.array(z.string()),
    /** Number of options, one an item; 0 for open-ended items. */
    optionCounts: z.array(z.int().nonnegative()),
    /** For each breakdown its labels, and the label's index for each item. */
    breakdowns: z.record(
      z.string(),
      z.strictObject({ labels: z.array(z.string()), items: z.array(z.int().nonnegative()) }),
    ),
    /** Of a generation benchmark. Absent: there are none. */
    checklists: checklistsSchema.optional(),
    /** Outside of the hash, which covers the name that says the same. Absent: it is no subset. */
    subset: anchoredSchema.optional(),
  })
  .superRefine((set, context) => {
    const n = set.ids.length;
    // Of columns of indices, into how many labels.
    const columns: [path: string[], column: number[], labels: number][] = [
      [['clusters'], set.clusters, set.clusterIds.length],
      [['optionCounts'], set.optionCounts, Infinity],
      ...Object.entries(set.breakdowns).map(
        ([name, { labels, items }]): [string[], number[], number] => [
          ['breakdowns', name, 'items'],
          items,
          labels.length,
        ],
      ),
    ];
    const problem = (path: string[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const { checklists } = set;
    if (checklists !== undefined) {
      const { dimensions, categories, questions } = checklists;
      if (questions.length !== n)
        problem(['checklists', 'questions'], `${questions.length} entries for ${n} items`);
      const used = [...Object.values(categories), ...questions].flat();
      const beyond = used.find((index) => index >= dimensions.length);
      if (beyond !== undefined)
        problem(['checklists'], `${beyond} is no index into ${dimensions.length} dimensions`);
      for (const name of Object.values(CHECKLIST_LABELS))
        if (set.breakdowns[name] === undefined) problem(['breakdowns', name], 'is missing');
    }
    for (const [path, column, labels] of columns) {
      if (column.length !== n) problem(path, `${column.length} entries for ${n} items`);
      const beyond = column.find((index) => index >= labels);
      if (beyond !== undefined) problem(path, `${beyond} is no index into ${labels} labels`);
    }
    if (new Set(set.ids).size !== n) problem(['ids'], 'an id stands twice');
    const { subset, name } = set;
    if (subset !== undefined && name?.endsWith(subsetName(subset)) !== true)
      problem(['name'], `a subset is named after it: ${subsetName(subset)}`);
  });
export type ItemSet = z.infer<typeof itemSetSchema>;

/** "subset-300": what the name of a subset ends in, and of a whole split is. */
export function subsetName({ items }: Pick<Anchored, 'items'>): string {
  return `subset-${items}`;
}

export function itemSetPlace(set: ItemSet): ItemSetPlace {
  return {
    id: set.benchmark,
    split: set.split,
    itemSet: set.hash,
    itemSetName: set.name,
    items: set.ids.length,
    clusters: set.clusterIds.length,
    ...(set.subset === undefined ? {} : { subset: set.subset }),
  };
}
