const OPENING = /<(?:think|thinking|analysis)>/i;
const CLOSING = /<\/(?:think|thinking|analysis)>/gi;

/**
 * The part of a reply beside its inline reasoning (`<think>…</think>`, `<thinking>`, `<analysis>`).
 * Some chat templates put the opening tag into the prompt, so the closing one alone counts; reasoning
 * that never ends leaves nothing: the answer did not come.
 */
export function afterReasoning(text: string): string {
  const closing = Array.from(text.matchAll(CLOSING)).at(-1);
  if (closing === undefined) return beforeReasoning(text);
  const after = beforeReasoning(text.slice(closing.index + closing[0].length));
  return after === '' ? beforeReasoning(text.slice(0, closing.index), '') : after;
}

/** The text before an opening tag; `whole` where there is none. */
function beforeReasoning(text: string, whole = text): string {
  const opening = OPENING.exec(text);
  return (opening === null ? whole : text.slice(0, opening.index)).trim();
}

/** Contents of every closed `<answer>` tag, trimmed, in order. */
export function answerTags(text: string): string[] {
  return Array.from(
    text.matchAll(/<answer>([^<]*(?:<(?!\/?answer>)[^<]*)*)<\/answer>/gi),
    (match) => (match[1] ?? '').trim(),
  );
}
