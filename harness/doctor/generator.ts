import type { Patient } from './ask.ts';
import { checker, type Check } from './check.ts';
import { modelsSchema, TIMEOUT_MS } from './served-models.ts';

const UNASKED = 'makes videos; none is asked for, since each takes minutes or money';

/** What can be known of a generator of videos without a video: its key is there, or its server. */
export async function generatorChecks(
  { name, spec }: Pick<Patient, 'name' | 'spec'>,
  environment: Record<string, string | undefined>,
): Promise<Check[]> {
  const check = checker('endpoint');
  const [baseUrl] = spec.baseUrls ?? [];
  if (baseUrl === undefined) return [check(name, 'ok', `${UNASKED}; its key is set`)];
  const key = environment['SIGHTLINE_API_KEY'];
  try {
    const response = await fetch(`${baseUrl}/models`, {
      headers: key === undefined || key === '' ? {} : { authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 401 || response.status === 403) {
      return [check(name, 'failed', 'the server refuses the key in SIGHTLINE_API_KEY')];
    }
    const { data: list } = modelsSchema.safeParse(await response.json().catch(() => null));
    const ids = list?.data.map(({ id }) => id) ?? [];
    const other = ids.length > 0 && !ids.includes(spec.model);
    return [
      check(name, 'ok', `${UNASKED}; its server is there`),
      ...(other ? [check(`${name} model`, 'warning', `it serves ${ids.join(', ')}`)] : []),
    ];
  } catch {
    return [
      check(name, 'failed', 'no connection to its server: is it running, and is the URL right?'),
    ];
  }
}
