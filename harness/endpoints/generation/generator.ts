import { EndpointError } from '../../errors.ts';
import type { Endpoint } from '../../schema/endpoint.ts';

/** An endpoint that makes videos and nothing else. */
export function generator(made: Required<Pick<Endpoint, 'generate' | 'close'>>): Endpoint {
  return {
    ...made,
    accepts: [],
    send: () =>
      Promise.reject(
        new EndpointError('UNSUPPORTED_PART', 'a video generator answers no questions', {
          hint: 'it is for benchmarks that judge videos; sightline list endpoints names the others',
        }),
      ),
  };
}
