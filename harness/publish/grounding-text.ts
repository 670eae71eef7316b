import { percent, points } from '../percent.ts';
import type { Estimate } from '../schema/estimate.ts';
import type { Grounding } from '../schema/grounding.ts';
import { textTable } from '../table.ts';
import { intervalText } from './score-table.ts';

/** Under the score: how well the answers point to their evidence, beside spans that need no look. */
export function groundingText(grounding: Grounding): string {
  const { accuracy, accAtGqa, figures, table, ungroundedOfRight, corrected } = grounding;
  const row = (name: string, estimate: Estimate) => [
    name,
    percent(estimate.value),
    intervalText(estimate),
    String(estimate.n),
    String(estimate.clusters),
  ];
  return [
    coverageText(grounding),
    '',
    textTable(
      [
        { title: 'grounding' },
        ...['%', '95 % interval', 'n', 'videos'].map((title) => ({
          title,
          align: 'right' as const,
        })),
      ],
      [
        row('accuracy', accuracy),
        row('Acc@GQA', accAtGqa),
        ...Object.entries(figures).map(([name, estimate]) => row(name, estimate)),
        ...(ungroundedOfRight === null
          ? []
          : [row('ungrounded among right answers', ungroundedOfRight)]),
      ],
    ),
    '',
    `right: ${table.rightGrounded} grounded, ${table.rightUngrounded} not; wrong: ${table.wrongGrounded} grounded, ${table.wrongUngrounded} not`,
    correctedText(corrected),
    '',
    textTable(
      [
        { title: 'spans that need no look' },
        ...['mIoU', 'mIoP', 'IoU@0.3', 'IoU@0.5', 'IoP@0.3', 'IoP@0.5'].map((title) => ({
          title,
          align: 'right' as const,
        })),
      ],
      grounding.floors.map(({ id, meanIou, meanIop, iou30, iou50, iop30, iop50 }) => [
        id,
        ...[meanIou, meanIop, iou30, iou50, iop30, iop50].map(percent),
      ]),
    ),
  ].join('\n');
}

function coverageText({ questions, answered, tooShort, unscored, without }: Grounding): string {
  const reasons = Object.entries(without).map(([reason, count]) => `${count} ${reason}`);
  return [
    `spans read in ${answered} of ${questions} replies to questions with a marked span`,
    ...(tooShort > 0 ? [`${tooShort} of them too short to count`] : []),
    ...(reasons.length > 0 ? [`without: ${reasons.join(', ')}`] : []),
    ...(unscored > 0 ? [`${unscored} questions unscored and left out`] : []),
  ].join('; ');
}

function correctedText({ value, low, high, chance }: Grounding['corrected']): string {
  if (value === null) return 'Acc@GQA above luck: none, there is nothing to gain';
  const interval = low === null || high === null ? '' : ` (${points(low)} to ${points(high)})`;
  return `Acc@GQA above luck: ${points(value)}${interval} of 100, where right answers with the luckiest such span have ${percent(chance)}`;
}
