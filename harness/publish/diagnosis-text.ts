import { percent } from '../percent.ts';
import type { DiagnosisFigures } from '../schema/diagnosis.ts';
import type { Estimate } from '../schema/estimate.ts';
import { textTable } from '../table.ts';
import { intervalText } from './score-table.ts';

/** Under the score: what a judge says of the reasoning, and of how many replies. */
export function diagnosisText(figures: DiagnosisFigures): string {
  const { judge, shares, table, unsupportedOfRight, causesOfNotRight, agreesWithScore } = figures;
  const group = (name: string, words: Record<string, Estimate>) =>
    Object.entries(words).map(([word, estimate], at) => row(at === 0 ? name : '', word, estimate));
  return [
    `reasoning, by ${judge.model}${judge.sameFamily ? ' (same family as the model)' : ''}: no part of the score`,
    coverageText(figures),
    '',
    textTable(
      [
        { title: 'diagnosis' },
        { title: '' },
        ...['%', '95 % interval', 'n', 'videos'].map((title) => ({
          title,
          align: 'right' as const,
        })),
      ],
      [
        ...group('answer', shares.answer),
        ...group('reasoning supports it', shares.support),
        ...group('evidence at the place', shares.place),
        ...group('evidence at the time', shares.time),
        ...group('cause, not right', causesOfNotRight),
        ...(unsupportedOfRight === null
          ? []
          : [row('right answers', 'unsupported', unsupportedOfRight)]),
        row('right or not', 'as scored', agreesWithScore),
      ],
    ),
    '',
    textTable(
      [
        { title: 'answer, by support' },
        ...['yes', 'no', 'unclear'].map((title) => ({ title, align: 'right' as const })),
      ],
      Object.entries(table).map(([answer, { yes, no, unclear }]) => [
        answer,
        ...[yes, no, unclear].map(String),
      ]),
    ),
  ].join('\n');
}

function row(name: string, word: string, estimate: Estimate): string[] {
  const { value, n, clusters } = estimate;
  return [name, word, percent(value), intervalText(estimate), String(n), String(clusters)];
}

const REASONS = {
  'no-reasoning': 'say nothing but an answer',
  'no-answer': 'have no answer',
  unread: 'got no diagnosis that can be read',
  waiting: 'wait for theirs',
} as const;

function coverageText({ diagnosed, replies, sample, without }: DiagnosisFigures): string {
  const reasons = (Object.keys(REASONS) as (keyof typeof REASONS)[])
    .filter((reason) => without[reason] > 0)
    .map((reason) => `${without[reason]} ${REASONS[reason]}`);
  return [
    `${diagnosed} of ${replies} ${sample === null ? 'scored replies' : 'replies drawn at random'} diagnosed`,
    ...reasons,
  ].join('; ');
}
