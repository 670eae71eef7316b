import type { Split } from '../schema/benchmark.ts';
import type { Item } from '../schema/item.ts';
import type { Suite } from '../schema/suite.ts';
import { resolveBenchmark } from './benchmarks.ts';
import { detects } from './probe-cost.ts';
import { probeRequests, type ProbeRequest } from './probe-words.ts';
import { resolveProtocol } from './custom-protocol.ts';

/** What a suite asks of one benchmark, from the counts that its authors publish. */
export type SuiteCost = {
  benchmark: string;
  split: string;
  /** At most; null where a probe asks every item and their number is not published. */
  requests: number | null;
  /** Probes by the items that they ask; `detects` is null where their number is not known. */
  parts: { probes: string[]; items: number | null; detects: number | null }[];
};

type Expected = NonNullable<Split['expected']>;

/** Looks at no data. @throws what unknown benchmarks, protocols and probes throw. */
export async function suiteCosts(suite: Suite): Promise<SuiteCost[]> {
  return Promise.all(
    suite.runs.map(async (run) => {
      const benchmark = await resolveBenchmark(run.benchmark);
      const protocol = await resolveProtocol(benchmark, run.protocol ?? 'sightline');
      const split = run.split ?? benchmark.defaultSplit;
      // Rows of its own are not the published ones.
      const expected = run.data === undefined ? (benchmark.splits[split]?.expected ?? null) : null;
      const asked = await probeRequests(run.probes ?? suite.probes ?? ['full']);
      const parts = asked.map((request) => ({
        id: request.probe.id,
        items: itemsOf(request, { expected, limit: run.limit }),
        variants:
          request.probe.variants?.(typicalItem(expected), { ...request, protocol }).length ?? 1,
      }));
      const requests = parts.map(({ items, variants }) =>
        items === null ? null : items * variants,
      );
      return {
        benchmark: benchmark.id,
        split,
        requests: requests.includes(null)
          ? null
          : requests.reduce<number>((sum, count) => sum + (count ?? 0), 0),
        parts: Array.from(
          Map.groupBy(parts, ({ items }) => items),
          ([items, own]) => ({
            probes: own.map(({ id }) => id),
            items,
            detects: items === null ? null : detects({ items, videos: videosOf(items, expected) }),
          }),
        ),
      };
    }),
  );
}

function itemsOf(
  { items }: ProbeRequest,
  { expected, limit }: { expected: Expected | null; limit: number | undefined },
): number | null {
  const bounds = [items, expected?.items, limit].filter((bound) => typeof bound === 'number');
  return bounds.length === 0 ? null : Math.min(...bounds);
}

/** In proportion; one item a video where the authors do not count videos. */
function videosOf(items: number, expected: Expected | null): number {
  return expected?.videos === undefined ? items : (items * expected.videos) / expected.items;
}

/** With as many options as an item of the split may have. */
function typicalItem(expected: Expected | null): Item {
  const letters = 'ABCDEFGHIJ'.slice(0, expected?.options ?? 4);
  return {
    id: '',
    cluster: '',
    split: '',
    clip: { file: '' },
    question: '',
    options: Array.from(letters, (letter) => ({ letter, text: '' })),
    gold: { kind: 'hidden' },
    tags: {},
  };
}
