import type { Reply } from '../../schema/endpoint.ts';
import type { Option } from '../../schema/item.ts';

/** Fewer letters and digits than this beside the answer say no more than "The best answer is B". */
const LEAST_CHARACTERS = 60;

/**
 * What a reply says beside its answer: the reasoning that came apart from it, and the reply itself.
 *
 * @returns null where it says nothing but an answer: there is no reasoning to be diagnosed, and none that
 * fails to support the answer.
 */
export function reasoningText(
  { text, reasoning = '' }: Pick<Reply, 'text' | 'reasoning'>,
  options: readonly Option[] = [],
): string | null {
  const all = [reasoning, text].map((part) => part.trim()).filter((part) => part !== '');
  const beside = options
    .map((option) => option.text)
    .filter((option) => option.length > 3)
    .reduce((left, option) => left.replaceAll(option, ' '), withoutAnswers(all.join('\n')));
  const said = beside.match(/[\p{Letter}\p{Number}]/gu)?.length ?? 0;
  return said < LEAST_CHARACTERS ? null : all.join('\n');
}

/** Answers and spans say what was concluded and not why; the tags themselves say nothing. */
function withoutAnswers(text: string): string {
  return text
    .replaceAll(/<(answer|span|time)>[\s\S]*?<\/\1>/gi, ' ')
    .replaceAll(/<\/?[a-z_]+>/gi, ' ');
}
