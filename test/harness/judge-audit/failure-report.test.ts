import { expect, it } from 'vitest';
import { failureReport } from '../../../harness/judge-audit/failure-report.ts';
import type { RaterSheet } from '../../../harness/judge-audit/sheet-labels.ts';
import type { Cause } from '../../../harness/judge-audit/taxonomy.ts';
import { failureText } from '../../../harness/judge-audit/text/failure-text.ts';

function sheet(rater: string, causes: (Cause | null)[]): RaterSheet {
  return {
    rater,
    missing: 0,
    rows: new Map(causes.map((cause, at) => [`${at}`, { rating: null, cause }])),
  };
}

const fifty = Array.from({ length: 50 }, (_, at): Cause =>
  at < 8 ? 'query_error' : 'perception_error',
);

it('counts the causes as the paper does: 8 of 50 are 16 % [8.3, 28.5]', () => {
  const report = failureReport(60, [sheet('ann', fifty)]);
  expect(report).toMatchObject({ asked: 60, audited: 50, auditors: null });
  const [most, least] = report.causes;
  expect(most).toMatchObject({ cause: 'perception_error', count: 42 });
  expect(most?.share.low).toBeCloseTo(0.715, 3);
  expect(most?.share.high).toBeCloseTo(0.917, 3);
  expect(least?.share.value).toBeCloseTo(0.16, 12);
  expect(least?.share.low).toBeCloseTo(0.083, 3);
  expect(least?.share.high).toBeCloseTo(0.285, 3);
  expect(failureText(report)).toContain('50 of 60 disagreements have a cause');
});

it('two auditors are no twice as many disagreements, and are compared', () => {
  const other = fifty.map((cause, at): Cause => (at < 4 ? 'ambiguous_item' : cause));
  const { audited, causes, auditors } = failureReport(50, [
    sheet('ann', fifty),
    sheet('bob', other),
  ]);
  expect(audited).toBe(50);
  expect(causes.find(({ cause }) => cause === 'query_error')?.count).toBe(6);
  expect(auditors).toMatchObject({ rows: 50, alike: 46 });
  // They agree on .92, and by chance on .84² + .16 · .08.
  expect(auditors?.kappa).toBeCloseTo((0.92 - 0.7184) / (1 - 0.7184), 12);
});

it('refuses sheets without a cause', () => {
  expect(() => failureReport(5, [sheet('ann', [null, null])])).toThrow(
    'no row of the failure audit',
  );
});
