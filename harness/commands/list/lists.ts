import { baselines } from '../../endpoints/baseline.ts';
import { benchmarks, resolveBenchmark } from '../../plan/benchmarks.ts';
import { resolveProtocol } from '../../plan/custom-protocol.ts';
import { adapters } from '../../plan/endpoints.ts';
import { assumptions } from '../../plan/probe-cost.ts';
import { probes } from '../../plan/probes.ts';
import { askedHash } from '../../plan/protocol-hash.ts';
import { protocolsOf } from '../../plan/protocols.ts';
import { suiteCosts, type SuiteCost } from '../../plan/suite-cost.ts';
import { listSuites } from '../../plan/suites.ts';
import { wordingOf } from '../../plan/wording.ts';
import type { Registry } from '../../registry.ts';
import type { Probe } from '../../schema/probe.ts';
import type { Protocol } from '../../schema/protocol.ts';

type Row = Record<string, string>;

export type Listing = {
  rows: Row[];
  /** What `--json` prints, where it is more than the rows. */
  data?: unknown;
  /** Beside the table. */
  note?: string;
};

export const LISTS: Record<string, () => Promise<Listing>> = {
  async benchmarks() {
    return {
      rows: (await all(benchmarks)).map((one) => ({
        id: one.id,
        about: one.summary,
        splits: Object.keys(one.splits).join(', '),
        licence: one.licence,
      })),
    };
  },
  async protocols() {
    return {
      rows: (await all(benchmarks)).flatMap((benchmark) =>
        Object.values(protocolsOf(benchmark)).map((protocol) => ({
          id: protocol.id,
          about: protocol.title,
          benchmark: benchmark.id,
          asked: askedHash(protocol).slice(0, 7),
        })),
      ),
    };
  },
  async probes() {
    return {
      rows: (await all(probes)).map((one) => ({
        id: one.id,
        about: one.asks,
        variants: variantText(one),
        expects: one.expects,
      })),
      note: 'with -b <benchmark> [-p <protocol>]: the exact words of each',
    };
  },
  async endpoints() {
    return {
      rows: (await all(adapters)).map((one) => ({
        id: one.id,
        about: one.summary,
        example: one.example,
      })),
    };
  },
  async baselines() {
    return {
      rows: (await all(baselines)).map((one) => ({
        id: one.id,
        about: one.summary,
        endpoint: `baseline:${one.id}`,
      })),
    };
  },
  async suites() {
    const suites = await Promise.all(
      (await listSuites()).map(async ({ id, suite }) => ({
        id,
        about: suite.description ?? suite.name,
        costs: await suiteCosts(suite),
      })),
    );
    return {
      rows: suites.flatMap(({ id, costs }) =>
        costs.map((cost) => ({
          id,
          benchmark: `${cost.benchmark} ${cost.split}`,
          requests: cost.requests === null ? 'by items' : String(cost.requests),
          'shows a difference from full of': cost.parts.map(partText).join('\n'),
        })),
      ),
      data: suites,
      note: [
        ...suites.map(({ id, about }) => `${id}: ${about}`),
        `requests are the most that published counts allow; ${assumptions()}`,
      ].join('\n'),
    };
  },
};

/** The exact words of every probe under a protocol, with their hash. */
export async function probeWords(benchmarkId: string, protocolId: string): Promise<Listing> {
  const benchmark = await resolveBenchmark(benchmarkId);
  const protocol = await resolveProtocol(benchmark, protocolId);
  const kinds = [{ options: [] }, {}];
  const words = (await all(probes)).flatMap((probe) => {
    const wording = wordingOf(probe, protocol, kinds);
    return wording === null ? [] : [{ id: probe.id, ...wording }];
  });
  const asked = (kind: 'withOptions' | 'withoutOptions', of: string): Row[] =>
    Array.from(
      Map.groupBy(words, ({ hash }) => hash),
      ([hash, own]) => ({
        hash: hash.slice(0, 7),
        of,
        probes: own.map(({ id }) => id).join('\n'),
        words: own[0]?.[kind] ?? '',
      }),
    ).filter((row) => row.words !== '');
  return {
    rows: [
      ...asked('withOptions', 'multiple choice'),
      ...(asksOpenly(protocol) ? asked('withoutOptions', 'open-ended') : []),
    ],
    data: words,
    note: 'a word in braces stands for what the item says there; a prompt speaks of a video only when one is shown',
  };
}

/** The prompt has words of its own for questions without options. */
function asksOpenly({ prompt }: Protocol): boolean {
  return prompt.segments.some(({ when }) => when === 'options' || when === 'no-options');
}

async function all<T>(registry: Registry<T>): Promise<T[]> {
  return Promise.all((await registry.ids()).map((id) => registry.load(id)));
}

function variantText({ id, numbers }: Probe): string {
  if (numbers === undefined) return id.endsWith('rotate') ? 'every other place' : '';
  return numbers.default === null
    ? `${id}=1+8+32 (${numbers.of})`
    : `${id}=${numbers.default} (${numbers.of})`;
}

function partText({ probes: ids, items, detects }: SuiteCost['parts'][number]): string {
  const points = detects === null ? 'by items' : `${(100 * detects).toFixed(1)} points`;
  return `${points} on ${items ?? 'all'}: ${ids.join(', ')}`;
}
