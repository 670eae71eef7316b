import { unknownName } from '../registry.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import { PACKED_CLIP_FIELDS } from '../schema/packed-clip.ts';
import type { Protocol } from '../schema/protocol.ts';

/**
 * The protocols of a benchmark: its own, and for each that can be asked with frames the same question
 * over the other two transports, `<id>-clip` and `<id>-video`.
 */
export function protocolsOf(benchmark: Benchmark): Record<string, Protocol> {
  const all = Object.values(benchmark.protocols).flatMap((protocol) =>
    benchmark.task === 'question-answering' ? withTransports(protocol) : [protocol],
  );
  return Object.fromEntries(all.map((protocol) => [protocol.id, protocol]));
}

/** @throws `USAGE` with the nearest name. */
export function protocolOf(benchmark: Benchmark, id: string): Protocol {
  const protocols = protocolsOf(benchmark);
  const protocol = protocols[id];
  if (protocol !== undefined) return protocol;
  throw unknownName(`protocol of ${benchmark.id}`, id, Object.keys(protocols));
}

/** The protocol itself first, then as a packed clip and as the whole video. */
function withTransports(protocol: Protocol): Protocol[] {
  if (protocol.recordedOnly || protocol.transport !== 'frames') return [protocol];
  return [
    protocol,
    {
      ...protocol,
      id: `${protocol.id}-clip`,
      title: `${protocol.title}, frames packed into a clip`,
      transport: 'clip',
      requestFields: { ...protocol.requestFields, ...PACKED_CLIP_FIELDS },
    },
    {
      ...protocol,
      id: `${protocol.id}-video`,
      title: `${protocol.title}, whole video`,
      transport: 'video',
      notes: [
        ...protocol.notes,
        "The server picks the frames of the whole video by its own rule. A probe that changes frames changes the protocol's, packed into a clip.",
      ],
    },
  ];
}
