import { canonicalJson } from '../canonical-json.ts';
import type { Result } from '../schema/result.ts';

/** A field in which two records differ, as people read it. */
export type FieldDifference = { field: string; base: string; other: string };

/** What decides what a model is shown; everything but the first two is part of the *asked* hash. */
export function askedDifferences(base: Result, other: Result, probe: string): FieldDifference[] {
  const told = differing(base, other, [
    ['protocol', ({ protocol }) => protocol.id],
    ['transport', ({ protocol }) => protocol.transport],
    ['subtitles', ({ protocol }) => (protocol.subtitles ? 'shown' : 'none')],
    ['prompt', ({ protocol }) => protocol.promptHash?.slice(0, 12) ?? 'not known'],
    ['asked hash', ({ protocol }) => protocol.asked.slice(0, 12)],
    [`version of ${probe}`, ({ probes }) => String(probes[probe]?.version)],
    [`wording of ${probe}`, ({ probes }) => probes[probe]?.wording?.hash.slice(0, 12)],
  ]);
  return [...told, ...objectDifferences('frames', base.protocol.frames, other.protocol.frames)];
}

/** Attributes of a row: shown, and never a reason to refuse. */
export function settingsDifferences(base: Result, other: Result): FieldDifference[] {
  return objectDifferences('', base.settings, other.settings);
}

/** Whether what was shown differs, by the hash and not by the words. */
export function sameAsked(base: Result, other: Result, probe: string): boolean {
  const [one, two] = [base.probes[probe], other.probes[probe]];
  const wording = one?.wording?.hash !== undefined && two?.wording?.hash !== undefined;
  return (
    base.protocol.asked === other.protocol.asked &&
    one?.version === two?.version &&
    (!wording || one.wording?.hash === two.wording?.hash)
  );
}

type Told = [field: string, of: (result: Result) => string | undefined];

function differing(base: Result, other: Result, fields: Told[]): FieldDifference[] {
  return fields.flatMap(([field, of]) => {
    const [one, two] = [of(base), of(other)];
    return one === two || one === undefined || two === undefined
      ? []
      : [{ field, base: one, other: two }];
  });
}

function objectDifferences(name: string, base: object, other: object): FieldDifference[] {
  const [one, two] = [new Map(Object.entries(base)), new Map(Object.entries(other))];
  return [...new Set([...one.keys(), ...two.keys()])].flatMap((key) => {
    const [before, after] = [wordOf(one.get(key)), wordOf(two.get(key))];
    const field = [name, key].filter(Boolean).join(' ');
    return before === after ? [] : [{ field, base: before, other: after }];
  });
}

function wordOf(value: unknown): string {
  if (value === undefined) return 'not set';
  return typeof value === 'string' ? value : canonicalJson(value);
}

/** "frames count: 64 → 128". */
export function fieldText({ field, base, other }: FieldDifference): string {
  return `${field}: ${base} → ${other}`;
}
