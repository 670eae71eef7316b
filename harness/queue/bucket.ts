import { hashOf } from '../hash.ts';
import type { EndpointSpec } from '../schema/endpoint.ts';

/**
 * Names the limit that an endpoint has. A server on the loopback of one machine is another than that on
 * the loopback of the next one, though both have one address.
 */
export function bucketOf({ adapter, model, baseUrls }: EndpointSpec, host: string): string {
  const where = (baseUrls ?? []).map((url) => (isLoopback(url) ? `${host} ${url}` : url)).sort();
  return hashOf([adapter, model, where]).slice(0, 16);
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
