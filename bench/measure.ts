import type { Growth, Measurement } from './case.ts';
import { growthExponent, spread, type Spread } from './spread.ts';

/** Seconds, and how many times as long as the yardstick. */
export type Measured = {
  name: string;
  ours: Spread;
  theirs: Spread;
  ratio: Spread;
  target: number | null;
  passed: boolean;
};

export type Grown = {
  name: string;
  of: string;
  /** Seconds at each size. */
  points: { size: number; seconds: Spread }[];
  exponent: number;
  target: number | null;
  passed: boolean;
};

/** Subject and yardstick take turns, so that a busy moment hits both; a first turn warms up. */
export async function measure(
  { name, subject, yardstick, target }: Measurement,
  rounds: number,
): Promise<Measured> {
  const seconds: { ours: number; theirs: number }[] = [];
  await subject();
  for (let round = 0; round < rounds; round += 1) {
    seconds.push({ ours: await timed(subject), theirs: await timed(yardstick) });
  }
  const ratio = spread(seconds.map(({ ours, theirs }) => ours / theirs));
  return {
    name,
    ours: spread(seconds.map(({ ours }) => ours)),
    theirs: spread(seconds.map(({ theirs }) => theirs)),
    ratio,
    target,
    passed: target === null || ratio.median <= target,
  };
}

/** The sizes take turns, for the same reason. A string says why it cannot be measured here. */
export async function measureGrowth(
  { name, of, sizes, target, open }: Growth,
  rounds: number,
): Promise<Grown | string> {
  const opened = await open();
  if ('skipped' in opened) return `${name}: ${opened.skipped}`;
  const seconds = new Map(sizes.map((size) => [size, [] as number[]]));
  try {
    await opened.run(sizes[0] ?? 1);
    for (let round = 0; round < rounds; round += 1) {
      for (const [size, own] of seconds) own.push(await timed(() => opened.run(size)));
    }
  } finally {
    await opened.close();
  }
  const points = Array.from(seconds, ([size, own]) => ({ size, seconds: spread(own) }));
  const exponent = growthExponent(
    points.map((point) => ({ size: point.size, seconds: point.seconds.median })),
  );
  return { name, of, points, exponent, target, passed: target === null || exponent <= target };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
