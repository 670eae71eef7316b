import type { Annotations } from '../../../../harness/data/annotations.ts';
import { SightlineError } from '../../../../harness/errors.ts';
import type { Content } from '../../../../harness/imports/answer-file.ts';
import { firstFields } from '../../../../harness/imports/read-rows.ts';
import { isRowProblem, type Item, type RowProblem } from '../../../../harness/schema/item.ts';

/** An annotation file, read. */
export type ReadAnnotations = {
  benchmark: Annotations;
  split: string;
  items: Item[];
  /** Rows that cannot become an item; they are left out. */
  problems: RowProblem[];
  /** How the split was told: by the number of its items, by the file's name, or not at all. */
  toldBy: 'items' | 'name' | 'default';
};

/**
 * @throws `DATA_INVALID` for a file of no known benchmark, with what fits; and where no row can be read.
 */
export async function readAnnotations(
  content: Content,
  benchmarks: readonly Annotations[],
): Promise<ReadAnnotations> {
  const benchmark = benchmarkOf(content, benchmarks);
  const { file, rows } = content;
  if (benchmark === null) throw unknownFile(content, benchmarks);
  const read = async (split: string) => {
    const [items, problems]: [Item[], RowProblem[]] = [[], []];
    for await (const one of benchmark.items(rows, { file, split }))
      if (isRowProblem(one)) problems.push(one);
      else items.push(one);
    return { items, problems };
  };
  const first = await read(firstSplit(benchmark));
  if (first.items.length === 0) {
    const [problem] = first.problems;
    throw new SightlineError(
      'DATA_INVALID',
      problem === undefined ? `${file} holds no item` : problemText(problem),
      { hint: `annotations of ${benchmark.title} are ${benchmark.file}` },
    );
  }
  const { split, toldBy } = splitOf(benchmark, file, first.items.length);
  const { items, problems } = split === firstSplit(benchmark) ? first : await read(split);
  return { benchmark, split, items, problems, toldBy };
}

/** The benchmark whose annotations a file looks like, else null. */
export function benchmarkOf(
  content: Content,
  benchmarks: readonly Annotations[],
): Annotations | null {
  const given = firstFields(content);
  const fits = ({ fields }: Annotations) =>
    fields.some((needed) => needed.every((field) => given.includes(field)));
  return benchmarks.find(fits) ?? null;
}

/** "val.csv:7: answer: expected an index from 0 to 4, got 9". */
export function problemText({ file, line, field, expected, received }: RowProblem): string {
  return `${file}:${line}: ${field}: expected ${expected}, got ${received}`;
}

function unknownFile(content: Content, benchmarks: readonly Annotations[]): SightlineError {
  const known = benchmarks.map(({ title, file }) => `${title}: ${file}`);
  const given = content.object === null ? firstFields(content) : Object.keys(content.object);
  return new SightlineError(
    'DATA_INVALID',
    `${content.file} is no annotation file that is known here: it has ${given.slice(0, 12).join(', ') || 'no fields'}`,
    { hint: `what fits: ${known.join('; ')}` },
  );
}

function firstSplit({ readable, defaultSplit }: Annotations): string {
  return readable.includes(defaultSplit) ? defaultSplit : (readable[0] ?? defaultSplit);
}

function splitOf(
  benchmark: Annotations,
  file: string,
  count: number,
): Pick<ReadAnnotations, 'split' | 'toldBy'> {
  const { readable, splits } = benchmark;
  const counted = readable.find((split) => splits[split]?.expected?.items === count);
  if (counted !== undefined) return { split: counted, toldBy: 'items' };
  const named = readable.find((split) => file.toLowerCase().includes(split));
  if (named !== undefined) return { split: named, toldBy: 'name' };
  return { split: firstSplit(benchmark), toldBy: 'default' };
}
