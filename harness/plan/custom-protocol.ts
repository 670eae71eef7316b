import { SightlineError } from '../errors.ts';
import { readConfig } from '../read-config.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { Protocol } from '../schema/protocol.ts';
import { protocolFileSchema } from '../schema/protocol-file.ts';
import { mergeFields, type RequestFields } from '../schema/request-fields.ts';
import { protocolOf, protocolsOf, withTransport } from './protocols.ts';

/**
 * A protocol by its id, or from a JSON file that extends one; with the request fields that the user
 * adds. What is not the benchmark's own is marked custom.
 *
 * @throws `USAGE` for an unknown id, `CONFIG_INVALID` with file and field.
 */
export async function resolveProtocol(
  benchmark: Benchmark,
  idOrFile: string,
  fields: RequestFields = {},
): Promise<Protocol> {
  const protocol = isFile(idOrFile)
    ? await protocolFromFile(benchmark, idOrFile)
    : protocolOf(benchmark, idOrFile);
  if (Object.keys(fields).length === 0) return protocol;
  return {
    ...protocol,
    requestFields: mergeFields(protocol.requestFields, fields),
    custom: true,
    notes: [...protocol.notes, `Asked with further request fields: ${JSON.stringify(fields)}.`],
  };
}

/** Ids of protocols hold neither slashes nor a file's ending. */
export function isFile(idOrFile: string): boolean {
  return /[/\\]|\.json$/.test(idOrFile);
}

async function protocolFromFile(benchmark: Benchmark, path: string): Promise<Protocol> {
  const file = await readConfig(path, protocolFileSchema);
  const invalid = (what: string, hint: string) =>
    new SightlineError('CONFIG_INVALID', `${path}: ${what}`, { hint });
  const known = protocolsOf(benchmark);
  const base = known[file.extends];
  if (base === undefined) {
    const ids = Object.keys(known).join(', ');
    throw invalid(`extends: ${benchmark.id} has no protocol "${file.extends}"`, `known: ${ids}`);
  }
  if (base.recordedOnly || file.frames?.sampler === 'undisclosed') {
    throw invalid(
      `extends: "${file.extends}" with frames that are not disclosed cannot be asked`,
      'extend a protocol that shows frames',
    );
  }
  if (known[file.id] !== undefined) {
    throw invalid(`id: ${benchmark.id} has a protocol "${file.id}"`, 'choose a name of its own');
  }
  if (file.prompt?.segments.some(({ text }) => text.includes('{question}')) === false) {
    throw invalid('prompt: no segment holds {question}', 'a prompt must ask the question');
  }
  const { extends: _, $schema: __, requestFields, defaults, transport, ...changes } = file;
  const carried = transport === undefined ? base : withTransport(base, transport);
  return {
    ...carried,
    ...(Object.fromEntries(
      Object.entries(changes).filter(([, value]) => value !== undefined),
    ) as Partial<Protocol>),
    title: file.title ?? `${file.id}, after ${base.title}`,
    requestFields: mergeFields(carried.requestFields, requestFields ?? {}),
    defaults: { ...base.defaults, ...defaults },
    custom: true,
  };
}
