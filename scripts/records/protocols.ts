import { join } from 'node:path';
import { judges } from '../../harness/answers/registry.ts';
import { writeAtomically } from '../../harness/atomic-write.ts';
import { hashOf } from '../../harness/hash.ts';
import { benchmarks } from '../../harness/plan/benchmarks.ts';
import { probes } from '../../harness/plan/probes.ts';
import { askedHash } from '../../harness/plan/protocol-hash.ts';
import { protocolsOf } from '../../harness/plan/protocols.ts';
import { wordingOf } from '../../harness/plan/wording.ts';
import type { Benchmark } from '../../harness/schema/benchmark.ts';
import {
  benchmarkProtocolsSchema,
  type BenchmarkProtocols,
  type ProtocolFacts,
} from '../../harness/schema/benchmark-protocols.ts';
import type { Protocol } from '../../harness/schema/protocol.ts';

/** How every benchmark can be asked, with its exact words and their hashes. Needs no data. */
export async function makeProtocols(): Promise<BenchmarkProtocols[]> {
  return Promise.all(
    (await benchmarks.ids()).map(async (id) => factsOf(await benchmarks.load(id))),
  );
}

/** Writes one file a benchmark below `<results>/protocols`; gives their ids. */
export async function writeProtocols(results: string): Promise<string[]> {
  const made = await makeProtocols();
  for (const facts of made) {
    const text = `${JSON.stringify(facts, null, 2)}\n`;
    await writeAtomically(join(results, 'protocols', `${facts.benchmark.id}.json`), text);
  }
  return made.map(({ benchmark }) => benchmark.id);
}

async function factsOf(benchmark: Benchmark): Promise<BenchmarkProtocols> {
  const protocols = Object.values(protocolsOf(benchmark));
  const named = new Set(
    protocols.flatMap((protocol) => judgeIdOf(protocol, benchmark.task) ?? []).toSorted(),
  );
  return benchmarkProtocolsSchema.parse({
    schemaVersion: 1,
    benchmark: { id: benchmark.id, title: benchmark.title },
    protocols: await Promise.all(protocols.map((protocol) => protocolFacts(protocol, benchmark))),
    judges: await Promise.all(
      [...named].map(async (id) => {
        const { version, title, prompt, systemFile } = await judges.load(id);
        const { system, text } = prompt;
        const systemFrom = systemFile?.url ?? null;
        return { id, version, title, promptHash: hashOf(prompt), system, text, systemFrom };
      }),
    ),
  });
}

async function protocolFacts(protocol: Protocol, { task }: Benchmark): Promise<ProtocolFacts> {
  const { id, title, transport, frames, subtitles, extractor, scorer, notes } = protocol;
  return {
    id,
    title,
    asked: askedHash(protocol),
    promptHash: protocol.recordedOnly ? null : hashOf(protocol.prompt),
    transport,
    frames,
    subtitles,
    settings: protocol.defaults,
    extractor,
    scorer,
    judge: judgeIdOf(protocol, task),
    notes,
    system: protocol.prompt.system ?? null,
    words: task === 'generation' ? generatorWords(protocol) : await wordsOf(protocol),
  };
}

/** Who would judge: rules leave nothing open under a prompt without words for questions without options. */
function judgeIdOf(protocol: Protocol, task: Benchmark['task']): string | null {
  if (task === 'generation') return protocol.judge ?? null;
  return asksOpenly(protocol) ? (protocol.judge ?? 'open-answer') : null;
}

function asksOpenly({ prompt }: Protocol): boolean {
  return prompt.segments.some(({ when }) => when === 'options' || when === 'no-options');
}

function generatorWords({ prompt }: Protocol): ProtocolFacts['words'] {
  const text = prompt.segments.map((segment) => segment.text).join('');
  return [{ hash: hashOf(prompt).slice(0, 16), of: 'generation', probes: [], text }];
}

/** Each wording once, with the probes that are asked in it. */
async function wordsOf(protocol: Protocol): Promise<ProtocolFacts['words']> {
  const all = await Promise.all((await probes.ids()).map((id) => probes.load(id)));
  const kinds = [
    { of: 'multiple choice' as const, item: { options: [] } },
    ...(asksOpenly(protocol) ? [{ of: 'open-ended' as const, item: {} }] : []),
  ];
  return kinds.flatMap(({ of, item }) => {
    const words = new Map<string, ProtocolFacts['words'][number]>();
    for (const probe of all) {
      const wording = wordingOf(probe, protocol, [item]);
      const text = wording?.withOptions ?? wording?.withoutOptions;
      if (wording == null || text == null) continue;
      const known = words.get(wording.hash);
      if (known === undefined)
        words.set(wording.hash, { hash: wording.hash, of, probes: [probe.id], text });
      else known.probes.push(probe.id);
    }
    return [...words.values()];
  });
}
