import type { PublicItem } from '../schema/item.ts';
import type { Prompt } from '../schema/prompt.ts';

type Segment = Prompt['segments'][number];

/** What the model is shown beside the text. */
export type Shown = { pictures: number; subtitles?: string };

/** The exact text of a trial. Placeholders inside a question or an option are left as they are. */
export function renderPrompt(
  prompt: Prompt,
  item: PublicItem,
  shown: Shown,
): { system?: string; text: string } {
  const options = item.options ?? [];
  const letters = options.map((option) => option.letter);
  const values: Record<string, string> = {
    question: item.question,
    options: options
      .map(({ letter, text }) => fill(prompt.optionLine, { letter, text }))
      .join('\n'),
    letters: listWithOr(letters),
    letterList: letters.join(', '),
    subtitles: shown.subtitles ?? '',
  };
  const text = heldSegments(prompt, item, shown)
    .map((segment) => fill(segment.text, values))
    .join('');
  return prompt.system === undefined ? { text } : { system: prompt.system, text };
}

/** The words of a prompt before an item's own are put into them. */
export function promptTemplate(
  prompt: Prompt,
  item: Pick<PublicItem, 'options'>,
  shown: Shown,
): string {
  return heldSegments(prompt, item, shown)
    .map((segment) => segment.text)
    .join('');
}

/** The words before a picture, or null where pictures stand without any. */
export function frameLabel(
  { frameLabel: label }: Prompt,
  { number, atSeconds }: { number: number; atSeconds: number },
): string | null {
  if (label === undefined) return null;
  return fill(label, { number: String(number), seconds: atSeconds.toFixed(1) });
}

function heldSegments(prompt: Prompt, item: Pick<PublicItem, 'options'>, shown: Shown): Segment[] {
  return prompt.segments.filter((segment) => holds(segment.when, item, shown));
}

/** The placeholders that a prompt may name; any other word in braces is plain text. */
export const PLACEHOLDERS = ['question', 'options', 'letters', 'letterList', 'subtitles'] as const;

function holds(when: Segment['when'], item: Pick<PublicItem, 'options'>, shown: Shown): boolean {
  switch (when) {
    case undefined:
      return true;
    case 'video':
      return shown.pictures > 0;
    case 'no-video':
      return shown.pictures === 0;
    case 'options':
      return item.options !== undefined;
    case 'no-options':
      return item.options === undefined;
    case 'subtitles':
      return shown.subtitles !== undefined && shown.subtitles !== '';
  }
}

/** One pass, so that a value that looks like a placeholder is not filled again. */
function fill(template: string, values: Record<string, string>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function listWithOr(letters: string[]): string {
  if (letters.length < 3) return letters.join(' or ');
  return `${letters.slice(0, -1).join(', ')}, or ${letters.at(-1)}`;
}
