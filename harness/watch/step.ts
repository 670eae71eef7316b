const NAMED = /^(?:checkpoint|ckpt|global_step|step|iter(?:ation)?|epoch)[-_=]?(\d+)$/i;

/** What a checkpoint's folder is called by those who train: "checkpoint-1200", "global_step1200", "epoch_3". */
export function stepOf(name: string): number | null {
  return numberIn(NAMED.exec(name)?.[1]);
}

/** The last number of the name, where somebody has said with a pattern which folders are checkpoints. */
export function lastNumber(name: string): number | null {
  return numberIn(/(\d+)\D*$/.exec(name)?.[1]);
}

/** A shell pattern over one name: `*` stands for anything, `?` for one character. */
export function fits(pattern: string, name: string): boolean {
  const words = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${words}$`).test(name);
}

function numberIn(digits: string | undefined): number | null {
  const step = Number(digits);
  return digits === undefined || !Number.isSafeInteger(step) ? null : step;
}
