/** The measures that the built chart and the interactive one share, so that nothing jumps. In pixels. */
export const SCATTER_FRAME = {
  height: 380,
  margin: { top: 28, right: 16, bottom: 48, left: 40 },
} as const;
