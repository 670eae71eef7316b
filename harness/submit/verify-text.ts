import { percent, points } from '../percent.ts';
import { textTable } from '../table.ts';
import type { ReportedCheck, VerifyReport } from './verify-report.ts';
import { FLOORS } from './verify-pairs.ts';
import { FALSE_ALARM } from './verify-verdict.ts';

/** The report of a verification for people. */
export function verifyText(report: VerifyReport): string {
  const { benchmark, split, result, model, sample, floorFrom, checks, verdict } = report;
  const { items, of, clusters, seed } = sample;
  const drawn = seed === null ? 'all items' : `${items} of ${of} items, seed ${seed}`;
  return [
    `${model} on ${benchmark} ${split}: ${result}\nasked again: ${drawn}, ${clusters} videos; floor: ${FLOORS[floorFrom]}`,
    textTable(
      [
        { title: 'probe' },
        { title: 'the same' },
        { title: 'n', align: 'right' },
        { title: 'agrees, %', align: 'right' },
        { title: 'with itself, %', align: 'right' },
        { title: 'agreement less floor', align: 'right' },
        { title: 'claimed', align: 'right' },
        { title: 'now', align: 'right' },
        { title: 'difference', align: 'right' },
        { title: 'p', align: 'right' },
      ],
      checks.map((check) => {
        const { accuracy } = check;
        return [
          check.probe,
          check.compared,
          String(check.n),
          shareText(check.agreement),
          shareText(check.floor),
          pointsText(check.difference),
          percent(accuracy.claimed),
          percent(accuracy.again),
          pointsText(accuracy.difference),
          accuracy.p < 0.001 ? '<0.001' : accuracy.p.toFixed(3),
        ];
      }),
    ),
    `${verdict}: ${verdictSentence(report)}`,
    // Whoever has found something does not ask what could have been found.
    ...(verdict === 'disagrees' ? [] : checks.map(powerSentence)),
    'Agreement and scores have intervals of 95 %, agreement less floor one of 90 %: each of its ends is a one-sided bound of 95 %. All by source video.',
  ].join('\n\n');
}

/** Why the verdict is what it is, in one sentence. */
export function verdictSentence({ checks, verdict, margin, sample }: VerifyReport): string {
  const deciding = checks.find((check) => check.verdict === verdict) ?? checks[0];
  if (deciding === undefined) return 'nothing was compared.';
  const { probe, agreement, floor, difference, accuracy, compared } = deciding;
  const same = `${percent(agreement.value)} % of the ${compared} under ${probe} are what the record says, and ${percent(floor.value)} % are the same when the model is asked twice`;
  if (verdict === 'agrees') {
    return `${same}; with 95 % confidence agreement is less than ${percent(Math.max(0, -difference.low))} points below that, and the margin is ${percent(margin)}.`;
  }
  if (verdict === 'too few items to say') {
    return `${same}; agreement may still lie ${percent(-difference.low)} points below that, more than the margin of ${percent(margin)}: ask more than ${sample.items} items.`;
  }
  return difference.high < -margin
    ? `${same}: more than ${percent(margin)} points apart, beyond chance. This is not the model that made the record, or not as it was asked.`
    : `the record scores ${percent(accuracy.claimed)} % on items where the model scores ${percent(accuracy.again)} % now, which chance does in less than ${percent(FALSE_ALARM)} % of the cases.`;
}

/** What could have been found, which is what agreement is worth. */
function powerSentence({ probe, compared, detectable: { any, oneWay } }: ReportedCheck): string {
  const what = `${probe}, ${compared}`;
  if (any === null) return `${what}: this sample could not have found even that all are changed`;
  return `${what}: in 4 of 5 such samples it is found when ${percent(any)} % of the claims were changed, or ${percent(oneWay ?? any)} % in the score's favour`;
}

function shareText({ value, low, high }: ReportedCheck['agreement']): string {
  return `${percent(value)} [${percent(low)}, ${percent(high)}]`;
}

function pointsText({ value, low, high }: ReportedCheck['difference']): string {
  const interval = Number.isNaN(low) ? '' : ` [${points(low)}, ${points(high)}]`;
  return `${points(value)}${interval}`;
}
