import type { Reply } from '../../schema/endpoint.ts';
import type { Option } from '../../schema/item.ts';

/** Letters and digits beside the answer: fewer say no more than "The best answer is B". */
const LEAST_UNMARKED = 60;
/** In words that are marked as reasoning fewer will do. */
const LEAST_MARKED = 15;

const MARKED = /<(think|thinking|analysis)>([\s\S]*?)<\/\1>/gi;

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
  const marked = [reasoning, ...Array.from(text.matchAll(MARKED), ([, , inside = '']) => inside)];
  const said = (part: string) => saidBeside(part, options);
  if (said(marked.join('\n')) < LEAST_MARKED && said(text) < LEAST_UNMARKED) return null;
  return [reasoning, text]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n');
}

/** Letters and digits that are no answer, no span, no tag and no option in full. */
function saidBeside(text: string, options: readonly Option[]): number {
  const beside = options
    .map((option) => option.text)
    .filter((option) => option.length > 3)
    .reduce((left, option) => left.replaceAll(option, ' '), withoutAnswers(text));
  return beside.match(/[\p{Letter}\p{Number}]/gu)?.length ?? 0;
}

/** Answers and spans say what was concluded and not why; the tags themselves say nothing. */
function withoutAnswers(text: string): string {
  return text
    .replaceAll(/<(answer|span|time)>[\s\S]*?<\/\1>/gi, ' ')
    .replaceAll(/<\/?[a-z_]+>/gi, ' ');
}
