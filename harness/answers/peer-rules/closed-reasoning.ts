/**
 * lmms-eval cuts closed reasoning blocks out before a task reads the reply; a block without its opening
 * or closing tag stays. Upper-case tags are no tags to it.
 */
export function withoutClosedReasoning(text: string): string {
  return ['think', 'analysis']
    .reduce((left, tag) => left.replaceAll(new RegExp(`<${tag}>[^]*?</${tag}>`, 'g'), ''), text)
    .trim();
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
