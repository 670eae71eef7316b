const ENDING =
  /\.(?:mp4|mkv|webm|avi|mov|m4v|flv|wmv|mpe?g|ts|3gp|gif|jpe?g|png|webp|npy|npz|pt|json|srt|vtt|wav|mp3|m4a)$/i;

/** The last part of a path without its ending, of either kind of slash. */
export function fileStem(path: string): string {
  const name = path.trim().split(/[/\\]/).at(-1) ?? '';
  // `ID.info.json` and `ID.f137.mp4` of downloaders have two.
  return name.replace(ENDING, '').replace(/\.(?:info|en|f\d{2,3})$/, '');
}

/** A stem cut into a name and the clip that follows it: `NAME_12.5_30`, seconds. Null without one. */
export function clipOfStem(stem: string): { name: string; start: number; end: number } | null {
  const found = /^(.+?)_(\d+(?:\.\d+)?)[_-](\d+(?:\.\d+)?)$/.exec(stem);
  if (found === null) return null;
  const [, name = '', from, to] = found;
  const [start, end] = [Number(from), Number(to)];
  return end > start ? { name, start, end } : null;
}
