/** Bytes that may be held at once, handed out in the order in which they were asked for. */
export type ByteBudget = {
  /** Resolves when so much is free; what is larger than the whole is given alone. */
  take(bytes: number): Promise<Hold>;
  held(): number;
};

export type Hold = {
  /** What was taken turned out to be larger or smaller. */
  resize(bytes: number): void;
  release(): void;
};

export function byteBudget(total: number): ByteBudget {
  let held = 0;
  const waiting: { bytes: number; give(): void }[] = [];
  const serve = () => {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      if (held > 0 && held + next.bytes > total) return;
      waiting.shift();
      next.give();
    }
  };
  const hold = (taken: number): Hold => {
    let bytes = taken;
    held += bytes;
    const resize = (to: number) => {
      held += to - bytes;
      bytes = to;
      serve();
    };
    return { resize, release: () => resize(0) };
  };
  return {
    take: (bytes) =>
      new Promise((resolve) => {
        waiting.push({ bytes, give: () => resolve(hold(bytes)) });
        if (waiting.length === 1) serve();
      }),
    held: () => held,
  };
}
