import { textTable } from '../../table.ts';
import type { FailureReport } from '../failure-report.ts';
import { shareText, twoPlaces } from './figure-text.ts';

export function failureText({ asked, audited, causes, auditors }: FailureReport): string {
  return [
    `${audited} of ${asked} disagreements have a cause`,
    textTable(
      [
        { title: 'cause' },
        { title: 'rows', align: 'right' },
        { title: 'share', align: 'right' },
        { title: 'what it is' },
      ],
      causes.map(({ cause, count, share, says }) => [
        cause,
        String(Math.round(10 * count) / 10),
        shareText(share),
        says,
      ]),
    ),
    ...(auditors === null
      ? ['one auditor only: how far auditors agree is not known']
      : [
          `two auditors: the same cause on ${auditors.alike} of ${auditors.rows} rows, kappa ${auditors.kappa === null ? 'undefined' : twoPlaces(auditors.kappa)}`,
        ]),
  ].join('\n\n');
}
