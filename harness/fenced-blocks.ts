/** A fenced block of a Markdown page. */
export type Block = {
  /** Of its opening fence, from 1; its own lines follow. */
  line: number;
  language: string;
  /** What stands behind the language: `server`, `exits=8`, `file=job.sh`, `output`. */
  words: string[];
  lines: string[];
};

const FENCE = /^```(.*)$/;

/** The fenced blocks of a Markdown page, in order. A fence that is never closed ends with the page. */
export function fencedBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const [at, line] of text.split('\n').entries()) {
    const fence = FENCE.exec(line);
    if (fence === null) {
      open?.lines.push(line);
    } else if (open === null) {
      const [language = '', ...words] = (fence[1] ?? '').trim().split(/\s+/);
      open = { line: at + 1, language, words, lines: [] };
    } else {
      blocks.push(open);
      open = null;
    }
  }
  return open === null ? blocks : [...blocks, open];
}

/** The value of a word such as `exits=8`, or null. */
export function valueOf({ words }: Block, name: string): string | null {
  const word = words.find((one) => one.startsWith(`${name}=`));
  return word === undefined ? null : word.slice(name.length + 1);
}

/** Whether the block is written into the folder, as a reader would save it. */
export function isFile(block: Block): boolean {
  return valueOf(block, 'file') !== null;
}

/** Whether the block is run. */
export function isRun(block: Block): boolean {
  return block.language === 'sh' && !isFile(block);
}
