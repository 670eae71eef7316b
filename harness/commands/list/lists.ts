import { baselines, trivialGenerators } from '../../endpoints/baseline.ts';
import { SightlineError } from '../../errors.ts';
import { benchmarks, resolveBenchmark } from '../../plan/benchmarks.ts';
import { resolveProtocol } from '../../plan/custom-protocol.ts';
import { adapters } from '../../plan/endpoints.ts';
import { assumptions } from '../../plan/probe-cost.ts';
import { probes } from '../../plan/probes.ts';
import { askedHash } from '../../plan/protocol-hash.ts';
import { protocolsOf } from '../../plan/protocols.ts';
import { suiteCosts, type SuiteCost } from '../../plan/suite-cost.ts';
import { listSuites } from '../../plan/suites.ts';
import { makesOf } from '../../plan/task-fit.ts';
import { wordingOf } from '../../plan/wording.ts';
import type { Registry } from '../../registry.ts';
import type { Makes } from '../../schema/endpoint.ts';
import type { Item } from '../../schema/item.ts';
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
        makes: makesOf(one).join(', '),
        example: one.example,
      })),
    };
  },
  async baselines() {
    const row = (makes: Makes) => (one: { id: string; summary: string }) => ({
      id: one.id,
      about: one.summary,
      makes,
      endpoint: `baseline:${one.id}`,
    });
    return {
      rows: [
        ...(await all(baselines)).map(row('answers')),
        ...(await all(trivialGenerators)).map(row('videos')),
      ],
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

/**
 * The exact words of every probe under a protocol. A record hashes the words for the kinds of questions that
 * its split has, so each kind has hashes of its own, and so has a split of both.
 *
 * @throws `USAGE` for a benchmark that asks no questions.
 */
export async function probeWords(benchmarkId: string, protocolId: string): Promise<Listing> {
  const benchmark = await resolveBenchmark(benchmarkId);
  if (benchmark.task !== 'question-answering') {
    throw new SightlineError(
      'USAGE',
      `${benchmark.title} grades video generators and asks nothing`,
      {
        hint: 'its probes are for the judge: npx sightline list probes has them as judge-…',
      },
    );
  }
  const protocol = await resolveProtocol(benchmark, protocolId);
  const listed = await all(probes);
  const data = kindsOf(protocol).flatMap(({ of, items }) =>
    listed.flatMap((probe) => {
      const wording = wordingOf(probe, protocol, items);
      const known = of !== 'both' || (wording?.withOptions && wording.withoutOptions);
      return wording === null || !known ? [] : [{ id: probe.id, of, ...wording }];
    }),
  );
  return {
    rows: Array.from(Map.groupBy(data, ({ of, hash }) => `${of} ${hash}`).values(), (own): Row => {
      const { hash, of, withOptions, withoutOptions } = own[0] as (typeof own)[number];
      return {
        hash: hash.slice(0, 7),
        of,
        probes: own.map(({ id }) => id).join('\n'),
        words: of === 'both' ? 'as above, of each kind' : (withOptions ?? withoutOptions ?? ''),
      };
    }),
    data,
    note: 'a word in braces stands for what the item says there; a prompt speaks of a video only when one is shown',
  };
}

type Kind = { of: 'multiple choice' | 'open-ended' | 'both'; items: Pick<Item, 'options'>[] };

/** Questions without options are asked where the prompt has words of its own for them. */
function kindsOf({ prompt }: Protocol): Kind[] {
  const [choice, open] = [{ options: [] }, {}];
  const asksOpenly = prompt.segments.some(
    ({ when }) => when === 'options' || when === 'no-options',
  );
  return [
    { of: 'multiple choice', items: [choice] },
    ...(asksOpenly
      ? [
          { of: 'open-ended' as const, items: [open] },
          { of: 'both' as const, items: [choice, open] },
        ]
      : []),
  ];
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
