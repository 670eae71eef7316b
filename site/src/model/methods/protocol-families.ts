import type { ProtocolFacts } from '../../../../harness/schema/benchmark-protocols.ts';

/** Protocols that ask in the same words, over one transport each; named after the first. */
export type ProtocolFamily = { title: string; protocols: ProtocolFacts[] };

/** In the order of the protocols. Those whose prompt is not known share nothing. */
export function protocolFamilies(protocols: ProtocolFacts[]): ProtocolFamily[] {
  const groups = Map.groupBy(protocols, ({ id, promptHash, system, words }) =>
    promptHash === null ? id : JSON.stringify([promptHash, system, words]),
  );
  return Array.from(groups.values(), (own) => ({
    title: (own[0] as ProtocolFacts).title,
    protocols: own,
  }));
}
