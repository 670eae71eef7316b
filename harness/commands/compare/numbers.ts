import { SightlineError } from '../../errors.ts';

// What is typed behind flags. Each throws `USAGE` for what it cannot be.

/** Points or per cent, as a share of 1. */
export function points(text: string): number {
  const value = aboveZero(text);
  if (value < 100) return value / 100;
  throw new SightlineError('USAGE', `"${text}" is not below 100`);
}

export function aboveZero(text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new SightlineError('USAGE', `"${text}" is not above zero`);
}

/** Two published scores in per cent; half a unit of the last digit of each is what rounding leaves open. */
export function reported(text: string): { base: number; other: number; rounding: number } {
  const parts = text.split(',').map((part) => part.trim());
  const [one = '', two = ''] = parts;
  const open = parts.reduce((sum, part) => sum + 0.5 / 10 ** (part.split('.')[1]?.length ?? 0), 0);
  const [base, other] = [Number(one), Number(two)];
  const isScore = (value: number) => value > 0 && value < 100;
  if (parts.length === 2 && isScore(base) && isScore(other)) {
    return { base: base / 100, other: other / 100, rounding: open / 100 };
  }
  throw new SightlineError('USAGE', `"${text}" is no pair of scores`, {
    hint: 'write them in per cent, as published: --reported 63.9,65.2',
  });
}
