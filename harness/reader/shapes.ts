import type { Colour } from './colours.ts';
import type { Picture } from './picture.ts';
import { segment } from './segment.ts';

export const SHAPES = ['circle', 'square', 'triangle', 'star', 'pentagon', 'hexagon'] as const;
export type Shape = (typeof SHAPES)[number];

/** One shape in one picture. Lengths are shares of the picture's width. */
export type Region = {
  colour: Colour;
  shape: Shape;
  x: number;
  y: number;
  /** Square root of the area. */
  size: number;
  /** Clockwise turn in degrees, known only up to the shape's symmetry (`period`). */
  angle: number;
  /** 0 for a shape that looks the same at every angle. */
  period: number;
  /** It reaches the border, so that its shape and centre cannot be trusted. */
  cut: boolean;
};

export type View = {
  ground: Colour;
  /** Height as a share of the width. */
  height: number;
  regions: Region[];
};

/** What one picture shows. */
export function view(picture: Picture): View {
  const { ground, patches } = segment(picture);
  const regions = patches.map(({ colour, pixels }) => ({ colour, ...measure(pixels, picture) }));
  return { ground, height: picture.height / picture.width, regions };
}

function measure(pixels: number[], { width, height }: Picture): Omit<Region, 'colour'> {
  const points = pixels.map((pixel) => ({ x: pixel % width, y: Math.floor(pixel / width) }));
  const x = mean(points.map((point) => point.x));
  const y = mean(points.map((point) => point.y));
  const cut = points.some(
    (point) => point.x === 0 || point.y === 0 || point.x === width - 1 || point.y === height - 1,
  );
  return {
    ...nameShape(silhouette(points, { x, y })),
    x: (x + 0.5) / width,
    y: (y + 0.5) / width,
    size: Math.sqrt(pixels.length) / width,
    cut,
  };
}

const DIRECTIONS = 72;

/** How far the shape reaches from its centre in each direction, clockwise from the right. */
function silhouette(
  points: { x: number; y: number }[],
  centre: { x: number; y: number },
): number[] {
  const reach = Array.from({ length: DIRECTIONS }, () => 0);
  for (const point of points) {
    const dx = point.x - centre.x;
    const dy = point.y - centre.y;
    const turn = (Math.atan2(dy, dx) / (2 * Math.PI) + 1) % 1;
    const direction = Math.floor(turn * DIRECTIONS) % DIRECTIONS;
    reach[direction] = Math.max(reach[direction] ?? 0, Math.hypot(dx, dy));
  }
  return reach;
}

/** A rounder silhouette than this has no corners. */
const ROUND = 0.045;
/** Five corners that stand out further than this are the points of a star. */
const POINTED = 0.2;

/**
 * Corners repeat at even angles, so the silhouette's strongest wave counts them, whatever the shape's
 * size and turn: three waves a round for a triangle, four for a square, five for a star.
 */
function nameShape(reach: number[]): Pick<Region, 'shape' | 'angle' | 'period'> {
  const waves = [3, 4, 5, 6].map((count) => ({ count, ...wave(reach, count) }));
  const strongest = waves.reduce((best, one) => (one.strength > best.strength ? one : best));
  if (strongest.strength < ROUND) return { shape: 'circle', angle: 0, period: 0 };
  const names: Record<number, Shape> = { 3: 'triangle', 4: 'square', 5: 'pentagon', 6: 'hexagon' };
  const isStar = strongest.count === 5 && strongest.strength > POINTED;
  return {
    shape: isStar ? 'star' : (names[strongest.count] ?? 'circle'),
    angle: strongest.angle,
    period: 360 / strongest.count,
  };
}

/** One term of the Fourier series: its amplitude as a share of the mean, and where its crest is. */
function wave(reach: number[], count: number): { strength: number; angle: number } {
  const total = reach.reduce((sum, one) => sum + one, 0);
  const phase = (index: number) => ((2 * Math.PI * count) / reach.length) * (index + 0.5);
  const cosine = reach.reduce((sum, one, index) => sum + one * Math.cos(phase(index)), 0);
  const sine = reach.reduce((sum, one, index) => sum + one * Math.sin(phase(index)), 0);
  return {
    strength: (2 * Math.hypot(cosine, sine)) / total,
    angle: (Math.atan2(sine, cosine) / Math.PI / count) * 180,
  };
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
