import { EndpointError } from '../../errors.ts';
import type { EndpointContext, EndpointSpec } from '../../schema/endpoint.ts';

/**
 * A provider's own key goes to that provider only. Another server gets `SIGHTLINE_API_KEY`, or none.
 *
 * @param names of the variables that may hold the key, the first one wanted.
 * @throws `ENDPOINT_AUTH` when the provider is asked and no key is set.
 */
export function ownKey(
  spec: EndpointSpec,
  { environment }: EndpointContext,
  names: readonly [string, ...string[]],
): string | null {
  if (spec.baseUrls !== undefined) return environment['SIGHTLINE_API_KEY'] || null;
  for (const name of names) {
    const key = environment[name];
    if (key !== undefined && key !== '') return key;
  }
  throw new EndpointError('ENDPOINT_AUTH', `${names[0]} is not set`, {
    hint: `export ${names.join(' or ')}, or name your own server: ${spec.adapter}:<model>@<base URL>`,
  });
}

/** Which server a spec of one server names. */
export function onlyUrl(spec: EndpointSpec, otherwise: string): string {
  const [url = otherwise, ...more] = spec.baseUrls ?? [];
  if (more.length === 0) return url;
  throw new EndpointError('ENDPOINT_REFUSED', `${spec.adapter} takes one base URL`, {
    hint: 'several servers are for the openai adapter',
  });
}
