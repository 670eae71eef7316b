import { CAUSES, type DiagnosisFigures } from '../../../harness/schema/diagnosis.ts';
import type { Estimate } from '../../../harness/schema/result.ts';
import { grouped } from './figures.ts';

const REASONS = {
  'no-reasoning': 'say nothing but an answer',
  'no-answer': 'have no answer',
  unread: 'got no diagnosis that can be read',
  waiting: 'wait for theirs',
} as const;

/** Of how many replies something is said, and why of the others nothing. */
export function diagnosisCoverage(figures: DiagnosisFigures): string {
  const { diagnosed, replies, sample, without } = figures;
  const reasons = (Object.keys(REASONS) as (keyof typeof REASONS)[])
    .filter((reason) => without[reason] > 0)
    .map((reason) => `${grouped(without[reason])} ${REASONS[reason]}`);
  const what = sample === null ? 'scored replies' : 'replies drawn at random';
  return [`${grouped(diagnosed)} of ${grouped(replies)} ${what} diagnosed`, ...reasons].join('; ');
}

type Row = { name: string; says?: string; estimate: Estimate };

/** What is said, in the order in which it is read: does the reasoning carry the answer, and what went wrong. */
export function diagnosisGroups(figures: DiagnosisFigures): { title: string; rows: Row[] }[] {
  const { shares, unsupportedOfRight, causesOfNotRight, agreesWithScore } = figures;
  const words = (all: Record<string, Estimate>): Row[] =>
    Object.entries(all).map(([name, estimate]) => ({ name, estimate }));
  return [
    {
      title: 'The reasoning carries the answer',
      rows: [
        ...words(shares.support),
        ...(unsupportedOfRight === null
          ? []
          : [{ name: 'not carried', says: 'among right answers', estimate: unsupportedOfRight }]),
      ],
    },
    { title: 'Evidence sought at the right place', rows: words(shares.place) },
    { title: 'Evidence sought at the right time', rows: words(shares.time) },
    {
      title: 'What went wrong, of answers that are not right',
      rows: Object.entries(causesOfNotRight).map(([name, estimate]) => ({
        name: name.replaceAll('-', ' '),
        ...(name in CAUSES ? { says: CAUSES[name as keyof typeof CAUSES] } : {}),
        estimate,
      })),
    },
    {
      title: 'The judge beside the score',
      rows: [{ name: 'right or not, as scored', estimate: agreesWithScore }],
    },
  ];
}
