import { SightlineError } from '../errors.ts';

/**
 * Which of several things a gate names.
 *
 * @param names what each may be called.
 * @throws `USAGE` for none and for several.
 */
export function nameIndex(word: string, names: string[][]): number {
  const found = names.flatMap((own, index) => (own.includes(word) ? [index] : []));
  if (found.length === 1) return found[0] as number;
  const known = names.map((own) => own.slice(0, 2).join(' or ')).join(', ');
  throw new SightlineError(
    'USAGE',
    found.length === 0
      ? `"${word}" of a gate is none of the inputs`
      : `"${word}" of a gate is several inputs`,
    { hint: `they are ${known}` },
  );
}
