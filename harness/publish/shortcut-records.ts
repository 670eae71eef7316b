import { SightlineError } from '../errors.ts';
import { benchmarks, resolveBenchmark } from '../plan/benchmarks.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { Floors } from '../schema/floors.ts';
import { evidenceOf } from '../shortcuts/evidence.ts';
import type { NamedEvidence } from '../shortcuts/record-report.ts';
import type { LicenceWords } from '../shortcuts/text/report-markdown.ts';
import { readFloors } from './floors-file.ts';
import { readRecords, type ReadRecord } from './read-records.ts';

/** All that a shortcut report is made from. */
export type ShortcutRecords = {
  records: NamedEvidence[];
  /** The id of the record that the others are compared with. */
  base: string | null;
  /** Records that were left out, because they are of generators. */
  generators: number;
  floors: Map<string, Floors>;
  licences: LicenceWords;
  /** By benchmark id, where its licence is known. */
  terms: ReadonlyMap<string, Pick<Benchmark, 'publishes'>>;
};

/**
 * Reads runs and published records, each once, and what the results folder knows of their item sets.
 *
 * @param shown how the path of a run folder is written for people.
 * @throws what `readRecords` throws, and `USAGE` where the base is not one record.
 */
export async function readShortcutRecords({
  paths,
  base,
  results,
  shown,
}: {
  paths: string[];
  base: string | null;
  results: string;
  shown: (path: string) => string;
}): Promise<ShortcutRecords> {
  const bases = base === null ? [] : await readRecords([base]);
  if (base !== null && bases.length !== 1) {
    throw new SightlineError('USAGE', `${shown(base)} holds ${bases.length} records`, {
      hint: '--base is one run folder or one published record',
    });
  }
  const byId = new Map<string, ReadRecord>();
  for (const record of [...bases, ...(await readRecords(paths))]) {
    if (!byId.has(record.result.id)) byId.set(record.result.id, record);
  }
  const all = [...byId.values()];
  const read = all.filter(({ items }) => items.checklists === undefined).sort(byModel);
  if (read.length === 0 && all.length > 0) {
    throw new SightlineError('USAGE', 'these are runs of generators, which answer no questions', {
      hint: 'how much their judge gives without looking: npx sightline score RUN, under its probes judge-…',
    });
  }
  const floors = new Map<string, Floors>();
  for (const hash of new Set(read.map(({ items }) => items.hash))) {
    const known = await readFloors(results, hash);
    if (known !== null) floors.set(hash, known);
  }
  return {
    records: read.map(({ result, items, path, run }) => ({
      evidence: evidenceOf(result, items),
      path: run === undefined ? null : shown(path),
    })),
    base: bases[0]?.result.id ?? null,
    generators: all.length - read.length,
    floors,
    ...(await licencesOf(read)),
  };
}

/** The records of one model together, its protocols as people count: 16 frames before 128. */
function byModel({ result: a }: ReadRecord, { result: b }: ReadRecord): number {
  const natural = (x: string, y: string) => x.localeCompare(y, 'en', { numeric: true });
  return (
    natural(a.benchmark.id, b.benchmark.id) ||
    natural(a.model.name, b.model.name) ||
    (a.model.series?.step ?? 0) - (b.model.series?.step ?? 0) ||
    natural(a.protocol.id, b.protocol.id)
  );
}

async function licencesOf(
  read: ReadRecord[],
): Promise<Pick<ShortcutRecords, 'licences' | 'terms'>> {
  const words = new Map<string, string>();
  const terms = new Map<string, Pick<Benchmark, 'publishes'>>();
  const known = await benchmarks.ids();
  for (const { result, run } of read) {
    const { id } = result.benchmark;
    const named = run?.manifest.descriptor ?? (known.includes(id) ? id : null);
    if (words.has(id)) continue;
    if (named === null) {
      words.set(id, `The licence of ${id} is not known: publish nothing of single items.`);
      continue;
    }
    const benchmark = await resolveBenchmark(named);
    words.set(id, licenceSentence(benchmark));
    terms.set(id, benchmark);
  }
  return { licences: words, terms };
}

const LETS_OUT: Record<Benchmark['publishes'], string> = {
  aggregates: 'it lets figures of many items out, and nothing of single ones',
  outcomes: 'it lets ids and outcomes out, but no predictions, right answers or question text',
  predictions: 'it lets ids, outcomes and predictions out, but no question text',
  text: 'it lets everything out, with its name',
};

function licenceSentence({ title, licence, publishes }: Benchmark): string {
  return `${title}, licence ${licence}: ${LETS_OUT[publishes]}.`;
}
