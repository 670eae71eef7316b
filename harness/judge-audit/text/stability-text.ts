import { textTable } from '../../table.ts';
import type { LengthSlope } from '../length-slope.ts';
import type { Scale } from '../scale.ts';
import type { ControlFigure } from '../stability.ts';
import { pointsText, shareText } from './figure-text.ts';

const EXPECTED = { same: 'the same', best: 'right', worst: 'wrong' } as const;

/** The controls of one run. */
export function stabilityText({
  run,
  judge,
  scale,
  answers,
  sampled,
  controls,
  length,
  missing,
}: {
  run: string;
  judge: string;
  scale: Scale;
  answers: number;
  sampled: number;
  controls: ControlFigure[];
  length: LengthSlope | null;
  missing: number;
}): string {
  return [
    `${run}, judged by ${judge}: controls of ${sampled} of ${answers} answers`,
    textTable(
      [
        { title: 'control' },
        { title: 'expected' },
        { title: 'ratings', align: 'right' },
        { title: 'unread', align: 'right' },
        { title: 'as expected, %', align: 'right' },
        { title: 'moves the score by', align: 'right' },
        { title: 'what is asked' },
      ],
      controls.map(({ control, expects, asked, unread, asExpected, moved, says }) => [
        control,
        EXPECTED[expects],
        String(asked),
        String(unread),
        shareText(asExpected),
        moved === null ? '' : pointsText(moved),
        says,
      ]),
    ),
    ...(scale === 'verdict' ? [lengthText(length)] : []),
    ...(missing === 0
      ? []
      : [`${missing} votes have no reply; the same command asks for them again`]),
    'Agreement with itself is reliability, not validity: a judge can be the same and wrong. Intervals are 95 %, by source video.',
  ].join('\n\n');
}

function lengthText(length: LengthSlope | null): string {
  if (length === null) {
    return 'length: no item has judged answers of several lengths (--repeat, or more probes, give them)';
  }
  const { answers, items, perDoubling } = length;
  return `length: an answer twice as long gains ${pointsText(perDoubling)} points within its item (${answers} answers to ${items} items)`;
}
