import { SightlineError } from '../errors.ts';
import type { Side } from './compared.ts';

/** What was named on the command line: one record, or a folder of a suite's. */
export type Input = { name: string; sides: Side[] };

/** One benchmark of a comparison: the record of each input, in their order. */
export type Match = { benchmark: string; sides: (Side | null)[] };

/**
 * Puts the records of the inputs beside each other: by benchmark, split and named items, and by
 * protocol where an input holds the same items under several.
 *
 * @throws `USAGE` where an input holds two records that nothing tells apart.
 */
export function matchInputs(inputs: Input[]): Match[] {
  if (inputs.every(({ sides }) => sides.length === 1)) {
    const sides = inputs.flatMap((input) => input.sides);
    return [{ benchmark: placeOf(sides[0] as Side), sides }];
  }
  const several = new Set(
    inputs.flatMap(({ sides }) => {
      const places = sides.map(placeOf);
      return places.filter((place, index) => places.indexOf(place) !== index);
    }),
  );
  const keyOf = (side: Side) => {
    const place = placeOf(side);
    return several.has(place) ? `${place}, ${side.evidence.result.protocol.id}` : place;
  };
  const keys = new Set(inputs.flatMap(({ sides }) => sides.map(keyOf)));
  return Array.from(keys, (benchmark) => ({
    benchmark,
    sides: inputs.map(({ name, sides }) => {
      const own = sides.filter((side) => keyOf(side) === benchmark);
      if (own.length > 1) {
        const paths = own.map(({ path }) => path).join(', ');
        throw new SightlineError(
          'USAGE',
          `${name} holds ${benchmark} ${own.length} times: ${paths}`,
          {
            hint: 'a folder is compared as a suite, with one record a benchmark: name one of them',
          },
        );
      }
      return own[0] ?? null;
    }),
  }));
}

/** "video-mme test short-786". */
export function placeOf({ evidence }: Side): string {
  const { id, split, itemSetName } = evidence.result.benchmark;
  return [id, split, itemSetName].filter(Boolean).join(' ');
}

/** "A", "B", …, "Z", "AA": what an input is called in tables and gates. */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
