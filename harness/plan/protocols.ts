import { isDeepStrictEqual } from 'node:util';
import { unknownName } from '../registry.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import { PACKED_CLIP_FIELDS } from '../schema/packed-clip.ts';
import type { Protocol } from '../schema/protocol.ts';
import { mergeFields, type RequestFields } from '../schema/request-fields.ts';

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
      ...withTransport(protocol, 'clip'),
      id: `${protocol.id}-clip`,
      title: `${protocol.title}, frames packed into a clip`,
    },
    {
      ...withTransport(protocol, 'video'),
      id: `${protocol.id}-video`,
      title: `${protocol.title}, whole video`,
      notes: [
        ...protocol.notes,
        "The server picks the frames of the whole video by its own rule. A probe that changes frames changes the protocol's, packed into a clip.",
      ],
    },
  ];
}

/** The same over another transport: only a packed clip says that the server must not sample. */
export function withTransport(protocol: Protocol, transport: Protocol['transport']): Protocol {
  const own = Object.entries(protocol.requestFields).filter(
    ([name, value]) => !isDeepStrictEqual(value, CLIP_FIELDS[name]),
  );
  const fields = protocol.transport === 'clip' ? Object.fromEntries(own) : protocol.requestFields;
  return {
    ...protocol,
    transport,
    requestFields: transport === 'clip' ? mergeFields(CLIP_FIELDS, fields) : fields,
  };
}

const CLIP_FIELDS: RequestFields = PACKED_CLIP_FIELDS;
