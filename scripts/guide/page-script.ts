import { isFile, isRun, valueOf, type Block } from '../../harness/fenced-blocks.ts';

/** The numbers of ports that a page names. */
const PORT = /((?:127\.0\.0\.1|localhost):|--port[ =])(\d{4,5})\b/g;

/** Where `vllm serve` listens when it is not told. */
const USUAL_PORT = 8000;

const END_OF_FILE = 'END_OF_THE_FILE_OF_THE_PAGE';

/** Every port that the blocks name, and the usual one. */
export function portsOf(blocks: readonly Block[]): number[] {
  return [...new Set([USUAL_PORT, ...blocks.flatMap(portsIn)])];
}

function portsIn({ lines }: Block): number[] {
  return Array.from(lines.join('\n').matchAll(PORT), ([, , port]) => Number(port));
}

/** The same text with other ports, so that pages can run beside each other. */
export function withPorts(text: string, ports: ReadonlyMap<number, number>): string {
  return text.replaceAll(
    PORT,
    (_, before: string, port: string) => `${before}${ports.get(Number(port)) ?? port}`,
  );
}

/**
 * A page as a script of bash. Each line of a block stands in the line that it has on the page, so that
 * bash itself names the page's lines; `prelude.sh` has the functions that the fences become.
 */
export function pageScript(
  blocks: readonly Block[],
  ports: ReadonlyMap<number, number> = new Map(),
): string {
  const script: string[] = [];
  for (const block of blocks) {
    const [open, close] = fencesOf(block, ports) ?? [];
    if (open === undefined || close === undefined) continue;
    script[block.line - 1] = open;
    for (const [at, line] of block.lines.entries()) {
      script[block.line + at] = withPorts(line, ports);
    }
    script[block.line + block.lines.length] = close;
  }
  return `${Array.from(script, (line) => line ?? '').join('\n')}\n`;
}

function fencesOf(
  block: Block,
  ports: ReadonlyMap<number, number>,
): [open: string, close: string] | null {
  if (isFile(block)) {
    return [
      `guide_begin ${block.line}; guide_write ${valueOf(block, 'file')} <<'${END_OF_FILE}'`,
      END_OF_FILE,
    ];
  }
  if (!isRun(block)) return null;
  const begin = `guide_begin ${block.line}`;
  if (block.words.includes('server')) {
    const named = portsIn(block);
    // The ports of what listens on none are those of servers that it asks, now or later.
    const own = named.length === 0 ? [USUAL_PORT] : named;
    const awaited = block.words.includes('portless') ? [] : own;
    const listening = awaited.map((port) => ports.get(port) ?? port);
    return [`${begin}; (`, `) & guide_await ${listening.join(' ')}`];
  }
  const exits = valueOf(block, 'exits');
  if (exits !== null) return [`${begin}; guide_allow`, `guide_exits ${exits} $?`];
  return [begin, ':'];
}
