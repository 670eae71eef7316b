/**
 * lmms-eval cuts closed reasoning blocks out before a task reads the reply; a block without its opening
 * or closing tag stays. Upper-case tags are no tags to it.
 */
export function withoutClosedReasoning(text: string): string {
  return ['think', 'analysis'].reduce(withoutBlocks, text).trim();
}

function withoutBlocks(text: string, tag: string): string {
  const [opening, closing] = [`<${tag}>`, `</${tag}>`];
  let kept = '';
  let from = 0;
  for (;;) {
    const start = text.indexOf(opening, from);
    const end = start === -1 ? -1 : text.indexOf(closing, start);
    if (end === -1) return kept + text.slice(from);
    kept += text.slice(from, start);
    from = end + closing.length;
  }
}

/** Takes each of the characters off both ends, one after the other: after the last, earlier ones may be left. */
export function trimmedOf(text: string, characters: string): string {
  return Array.from(characters).reduce((left, one) => {
    let [start, end] = [0, left.length];
    while (start < end && left[start] === one) start += 1;
    while (end > start && left[end - 1] === one) end -= 1;
    return left.slice(start, end);
  }, text);
}
