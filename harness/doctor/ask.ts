import { SightlineError } from '../errors.ts';
import { adapters } from '../plan/endpoints.ts';
import { makesOf } from '../plan/task-fit.ts';
import type { Adapter, Endpoint, EndpointSpec, Makes, Reply } from '../schema/endpoint.ts';
import { parseEndpoint } from '../schema/endpoint-spec.ts';
import type { Part } from '../schema/prompt.ts';
import type { ModelSettings } from '../schema/protocol.ts';
import type { NamedEndpoint } from '../schema/config.ts';
import { mergeFields, splitFields, type RequestFields } from '../schema/request-fields.ts';

const TIMEOUT_MS = 120_000;

/** An endpoint that is being examined. */
export type Patient = {
  /** As the user calls it. */
  name: string;
  spec: EndpointSpec;
  kind: Adapter['kind'];
  makes: readonly Makes[];
  accepts: Endpoint['accepts'];
  ask(
    parts: Part[],
    request?: { settings?: ModelSettings; fields?: RequestFields },
  ): Promise<Reply>;
  close(): Promise<void>;
};

/**
 * @param named with the settings and fields that a config gives it, which go with every request.
 * @throws `EndpointError` when it cannot be opened, e.g. without its key.
 */
export async function openPatient(
  name: string,
  named: Pick<NamedEndpoint, 'endpoint' | 'settings' | 'extraBody'>,
  environment: Record<string, string | undefined>,
): Promise<Patient> {
  const spec = parseEndpoint(named.endpoint);
  const { seen, extra } = splitFields(named.extraBody ?? {});
  const allExtra = { ...named.settings?.extra, ...extra };
  const own = {
    ...named.settings,
    ...(Object.keys(allExtra).length === 0 ? {} : { extra: allExtra }),
  };
  const adapter = await adapters.load(spec.adapter);
  if (adapter.kind !== 'model') {
    const accepts: Part['type'][] = ['text'];
    const ask = () => Promise.reject(new SightlineError('USAGE', `${name} is no model`));
    const makes = makesOf(adapter);
    return { name, spec, kind: adapter.kind, makes, accepts, ask, close: async () => {} };
  }
  const opened = await adapter.open(spec, { environment, items: [], seed: 0 });
  return {
    name,
    spec,
    kind: adapter.kind,
    makes: makesOf(adapter),
    accepts: opened.accepts,
    ask: (parts, { settings = {}, fields = {} } = {}) =>
      opened.send(
        {
          trial: 'doctor',
          probe: 'full',
          variant: '',
          repeat: 0,
          item: { id: 'doctor', cluster: 'doctor', split: 'doctor', question: '', tags: {} },
          parts,
          settings: { ...own, ...settings },
          fields: mergeFields(fields, seen),
        },
        AbortSignal.timeout(TIMEOUT_MS),
      ),
    close: async () => opened.close?.(),
  };
}
