import { getCollection } from 'astro:content';
import type { BenchmarkProtocols } from '../../../harness/schema/benchmark-protocols.ts';
import type { LedgerEntry } from '../../../harness/schema/ledger.ts';
import type { ReportedSource } from '../../../harness/schema/reported.ts';

/** In the order of their ids. */
export async function reportedSources(): Promise<ReportedSource[]> {
  return (await getCollection('reported'))
    .map(({ data }) => data)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** By benchmark. */
export async function protocolsByBenchmark(): Promise<Map<string, BenchmarkProtocols>> {
  return new Map((await getCollection('protocols')).map(({ data }) => [data.benchmark.id, data]));
}

/** In the order of the file. */
export async function ledgerEntries(): Promise<LedgerEntry[]> {
  return (await getCollection('ledger'))
    .map(({ data }) => data)
    .sort((a, b) => a.place - b.place)
    .map(({ place: _place, ...entry }) => entry);
}
