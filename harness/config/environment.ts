import { SightlineError } from '../errors.ts';
import { runDefaultsSchema, type RunDefaults } from '../schema/config.ts';

type Environment = Record<string, string | undefined>;

/** The variables that settle a run, and the field that each of them is. */
export const VARIABLES = {
  SIGHTLINE_ENDPOINT: 'endpoint',
  SIGHTLINE_PROTOCOL: 'protocol',
  SIGHTLINE_PROBES: 'probes',
  SIGHTLINE_SEED: 'seed',
  SIGHTLINE_CONCURRENCY: 'concurrency',
} as const satisfies Record<string, keyof RunDefaults>;

/** What the environment says of a run. @throws `CONFIG_INVALID` with the name of the variable. */
export function environmentDefaults(environment: Environment): RunDefaults {
  const said: RunDefaults = {};
  for (const [variable, field] of Object.entries(VARIABLES)) {
    const text = environment[variable];
    if (text === undefined || text === '') continue;
    const parsed = runDefaultsSchema.safeParse({ [field]: valueOf(field, text) });
    if (!parsed.success) {
      const expected = parsed.error.issues[0]?.message ?? 'something else';
      throw new SightlineError('CONFIG_INVALID', `${variable}="${text}": ${expected}`);
    }
    Object.assign(said, parsed.data);
  }
  return said;
}

function valueOf(field: keyof RunDefaults, text: string): unknown {
  if (field === 'probes') return text.split(',').map((word) => word.trim());
  return field === 'seed' || field === 'concurrency' ? Number(text) : text;
}
