import type { Annotation } from '../../annotations/join-annotations.ts';
import { probeTitle } from '../../model/probe-words.ts';
import { discrimination } from '../discrimination.ts';
import type { ItemOutcomes } from '../item-outcomes.ts';
import type { ItemTable } from '../item-table.ts';
import { tallyWords } from '../item-words.ts';
import { outcomeTable } from '../outcome-cells.ts';
import { element, part } from './element.ts';

/** Fills the panel with what the list knows of an item, before its outcomes are there. */
export function showItem(
  panel: HTMLElement,
  { table, item, annotation }: { table: ItemTable; item: number; annotation: Annotation | null },
): void {
  part(panel, '[data-item-id]').textContent = table.ids[item] ?? '';
  const options = table.options[item] ?? 0;
  const facts: [string, string][] = [
    ['Video', table.videos[table.videoOf[item] as number] ?? ''],
    ...table.breakdowns.map(({ name, labels, of }): [string, string] => [
      name,
      labels[of[item] as number] ?? '',
    ]),
    ['Options', options === 0 ? 'open-ended' : String(options)],
    ['Runs right', tallyWords(table.runs.full, item)],
    ['Models right without the video', tallyWords(table.blind.answers, item)],
    ...(table.flagged === null
      ? []
      : [
          ['Shortcut', table.flagged[item] === true ? 'flagged' : 'not flagged'] as [
            string,
            string,
          ],
        ]),
  ];
  part(panel, '[data-facts]').replaceChildren(...facts.map(fact));
  showQuestion(panel, annotation);
  part(panel, '[data-outcome-heads]').replaceChildren();
  part(panel, '[data-outcomes]').replaceChildren();
}

/** The outcomes of all results, and what they say of the item itself. */
export function showOutcomes(
  panel: HTMLElement,
  { outcomes, item, results }: { outcomes: ItemOutcomes; item: number; results: string },
): void {
  const found = discrimination(outcomes, item);
  const value = found === null ? 'not known' : found.value.toFixed(2).replace('-', '\u2212');
  const of = found === null ? '' : `, over ${found.runs} runs`;
  part(panel, '[data-facts]').append(fact(['Discrimination', `${value}${of}`]));
  const { probes, lines } = outcomeTable(outcomes, item);
  part(panel, '[data-outcome-heads]').replaceChildren(
    element('th', { scope: 'col', class: 'pinned' }, 'Result'),
    ...probes.map((probe) => element('th', { scope: 'col' }, probeTitle(probe))),
  );
  part(panel, '[data-outcomes]').replaceChildren(
    ...lines.map(({ row, cells }) => {
      const address = `${results}${encodeURIComponent(row.id)}/`;
      const kind = row.kind === 'baseline' ? 'baseline' : row.frames;
      const second = row.withdrawn ? `${kind} · withdrawn` : kind;
      return element(
        'tr',
        {},
        element(
          'th',
          { scope: 'row', class: 'pinned' },
          element('a', { class: 'plain', href: address }, element('bdi', {}, row.name)),
          element('span', { class: 'second' }, second),
        ),
        ...cells.map((cell) =>
          element('td', { 'data-outcome': cell?.tone ?? 'none' }, cell?.text ?? '–'),
        ),
      );
    }),
  );
}

function showQuestion(panel: HTMLElement, annotation: Annotation | null): void {
  part(panel, '[data-question]').hidden = annotation === null;
  if (annotation === null) return;
  const { question, options, answer } = annotation;
  part(panel, '[data-question-text]').textContent = question;
  part(panel, '[data-options]').replaceChildren(
    ...options.map(({ letter, text: option }) => {
      const right = letter === answer;
      const text = `${letter}. ${option}${right ? ' (right)' : ''}`;
      return element('li', right ? { 'data-right': '' } : {}, text);
    }),
  );
  const told = options.length === 0 && answer !== null ? `Answer: ${answer}. ` : '';
  part(panel, '[data-question-source]').textContent = `${told}From your own file.`;
}

function fact([name, value]: [string, string]): HTMLElement {
  return element('div', {}, element('dt', {}, name), element('dd', {}, element('bdi', {}, value)));
}
