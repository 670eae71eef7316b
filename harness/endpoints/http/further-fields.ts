import { SightlineError } from '../../errors.ts';
import type { Request } from '../../schema/endpoint.ts';

/**
 * The protocol's further fields and those of the settings as one object.
 *
 * @param taken names that these fields may not replace.
 * @throws `USAGE` when a name is taken, or is set by both.
 */
export function furtherFields(
  { fields, settings }: Pick<Request, 'fields' | 'settings'>,
  taken: readonly string[],
): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const [name, value] of [
    ...Object.entries(fields),
    ...Object.entries(settings.extra ?? {}),
  ]) {
    if (taken.includes(name) || Object.hasOwn(all, name)) {
      throw new SightlineError('USAGE', `the request field "${name}" is set already`, {
        hint: 'leave it out, or set it in one place: the protocol, a setting of its own, or the extra fields',
      });
    }
    all[name] = value;
  }
  return all;
}
