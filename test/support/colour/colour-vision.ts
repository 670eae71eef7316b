import type { Light } from './srgb.ts';

type Matrix = readonly [Light, Light, Light];

/**
 * What is seen without one kind of cone, on light and not on signal: G. M. Machado, M. M. Oliveira and
 * L. A. F. Fernandes, "A physiologically-based model for simulation of color vision deficiency", 2009,
 * at severity 1.
 */
const MATRICES = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
  ],
  deutan: [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_82, 0.042_94, 0.968_881],
  ],
  tritan: [
    [1.255_528, -0.076_749, -0.178_779],
    [-0.078_411, 0.930_809, 0.147_602],
    [0.004_733, 0.691_367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>;

export type Vision = keyof typeof MATRICES;
export const VISIONS = Object.keys(MATRICES) as Vision[];

/** A colour as somebody sees it. */
export function seen([red, green, blue]: Light, vision: Vision): Light {
  const channel = ([r, g, b]: Light) => Math.min(1, Math.max(0, r * red + g * green + b * blue));
  const [first, second, third] = MATRICES[vision];
  return [channel(first), channel(second), channel(third)];
}
