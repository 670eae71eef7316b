/** A line, or a part of one, that a page leaves out. */
const LEFT_OUT = '…';

/** The first line that a page shows and the command did not print there. */
export type Mismatch = {
  /** Of the lines shown, from 0; behind the last one where more was printed than is shown. */
  at: number;
  message: string;
};

/**
 * Compares what a command printed with what its page shows. Both must be equal, number by number;
 * `…` stands for any part of a line, and alone in its line for any lines.
 */
export function matchOutput(shown: readonly string[], printed: string): Mismatch | null {
  const lines = trimmed(printed.split('\n'));
  let next = 0;
  let loose = false;
  for (const chunk of chunksOf(shown)) {
    if (chunk.lines.length > 0) {
      const found = placeOf(chunk.lines, { lines, from: next, loose: chunk.loose });
      if (found === null) return mismatch(chunk, { lines, next });
      next = found + chunk.lines.length;
    }
    loose = chunk.lines.length === 0 && chunk.loose;
  }
  const rest = lines[next];
  return loose || rest === undefined
    ? null
    : { at: shown.length, message: `printed also "${rest}"` };
}

/** Lines that follow each other; `loose` when any others may stand before them. */
type Chunk = { at: number; loose: boolean; lines: string[] };

function chunksOf(shown: readonly string[]): Chunk[] {
  const chunks: Chunk[] = [{ at: 0, loose: false, lines: [] }];
  for (const [at, line] of shown.entries()) {
    if (line.trim() === LEFT_OUT) chunks.push({ at: at + 1, loose: true, lines: [] });
    else chunks.at(-1)?.lines.push(line.trimEnd());
  }
  return chunks;
}

type Searched = { lines: string[]; from: number; loose: boolean };

function placeOf(chunk: string[], { lines, from, loose }: Searched): number | null {
  const last = loose ? lines.length - chunk.length : from;
  for (let start = from; start <= last; start += 1) {
    if (chunk.every((line, at) => isLine(line, lines[start + at]))) return start;
  }
  return null;
}

function mismatch(chunk: Chunk, { lines, next }: { lines: string[]; next: number }): Mismatch {
  const differs = chunk.lines.findIndex((line, at) => !isLine(line, lines[next + at]));
  const within = chunk.loose ? 0 : Math.max(0, differs);
  const found = chunk.loose ? undefined : lines[next + within];
  return {
    at: chunk.at + within,
    message:
      `shows "${chunk.lines[within]}", but ` +
      (found === undefined ? 'nothing like it was printed there' : `"${found}" was printed`),
  };
}

function isLine(shown: string, printed: string | undefined): boolean {
  if (printed === undefined) return false;
  if (!shown.includes(LEFT_OUT)) return shown === printed;
  const pattern = shown.split(LEFT_OUT).map(literally).join('.*');
  return new RegExp(`^${pattern}$`).test(printed);
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function trimmed(lines: string[]): string[] {
  const kept = lines.map((line) => line.trimEnd());
  const first = kept.findIndex((line) => line !== '');
  const last = kept.findLastIndex((line) => line !== '');
  return first === -1 ? [] : kept.slice(first, last + 1);
}
