/**
 * Five videos with 15 items, rebuilt from the published sums of the golden vectors `paired`,
 * `cluster_bootstrap_exhaustive` and `perm_cluster`: pairs (A, B) of right and wrong.
 */
const videos: [number, number][][] = [
  [
    [0, 1],
    [1, 1],
    [0, 0],
  ],
  [
    [1, 0],
    [1, 1],
  ],
  [
    [1, 0],
    [1, 1],
    [0, 0],
    [0, 0],
  ],
  [
    [1, 0],
    [1, 0],
    [1, 1],
  ],
  [
    [1, 0],
    [1, 0],
    [1, 0],
  ],
];

export const armA = videos.flatMap((video) => video.map(([a]) => a));
export const armB = videos.flatMap((video) => video.map(([, b]) => b));
export const videoOf = videos.flatMap((video, at) => video.map(() => `v${at}`));
export const differences = armA.map((a, i) => a - (armB[i] as number));
