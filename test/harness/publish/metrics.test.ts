import { expect, it } from 'vitest';
import { describeItems } from '../../../harness/plan/item-set.ts';
import { scoreJson, scoreTable } from '../../../harness/publish/score-table.ts';
import { scoreRows } from '../../../harness/run/score-rows.ts';
import type { Item } from '../../../harness/schema/item.ts';
import type { ScoreLine } from '../../../harness/schema/journal.ts';
import type { Outcome } from '../../../harness/schema/outcome.ts';
import { choiceItem } from '../../support/items.ts';
import { probeRecord, runManifest } from '../../support/run-manifest.ts';

function openItem(id: string, type: string): Item {
  const { options: _, ...rest } = choiceItem(id, { tags: { type } });
  return { ...rest, gold: { kind: 'text', references: ['a dog'] } };
}

const items = describeItems(
  { id: 'nextqa', breakdowns: ({ tags }) => ({ type: tags['type'] ?? 'choice' }) },
  [
    choiceItem('a_0'),
    openItem('a_1', 'DO'),
    openItem('a_2', 'DO'),
    openItem('b_1', 'CW'),
    openItem('b_2', 'CW'),
    openItem('b_3', 'CW'),
  ],
  null,
);

const line = (item: string, outcome: Outcome, values: ScoreLine['values']): ScoreLine => ({
  trial: `${item}/full`,
  item,
  probe: 'full',
  variant: '',
  repeat: 0,
  answer: null,
  rule: '',
  outcome,
  values,
  scored: 's',
});

const scores = [
  line('a_0', 'correct', { accuracy: 1 }),
  line('a_1', 'unjudged', { rougeL: 0.5, wups9: 0.25 }),
  line('a_2', 'correct', { accuracy: 1, rougeL: 1, wups9: 1 }),
  line('b_1', 'unparsed', null),
  line('b_2', 'unjudged', { rougeL: 0.5, wups9: 0.75 }),
  line('b_3', 'failed', null),
];

const rows = scoreRows(runManifest({ probes: [probeRecord('full')] }), items, scores);

it('means of what was measured: unread answers are worth nothing, failures and choices are left out', () => {
  const [row] = rows.map(scoreJson) as [
    { metrics: Record<string, object>; breakdowns: Record<string, Record<string, object>> },
  ];
  expect(Object.keys(row.metrics)).toEqual(['wups9', 'rougeL']);
  expect(row.metrics).toMatchObject({
    wups9: { value: 0.5, n: 4, clusters: 2, estimator: 'cluster-t' },
    rougeL: { value: 0.5, n: 4 },
  });
  expect(row.breakdowns['type']).toMatchObject({
    DO: { metrics: { wups9: { value: 0.625, n: 2 } } },
    CW: { metrics: { wups9: { value: 0.375, n: 2 } } },
  });
  expect(row.breakdowns['type']?.['choice']).not.toHaveProperty('metrics');
});

it('multiple choice and open-ended stand apart and together, each with its denominator', () => {
  const lines = scoreTable(rows).split('\n').slice(2);
  expect(lines[0]).toMatch(/full\s+66\.7\s.*\s3\s+2\s+1 unparsed, 2 unjudged, 1 failed/);
  expect(lines[1]).toMatch(/^\s+multiple choice\s+100\.0\s.*\s1\s+1$/);
  expect(lines[2]).toMatch(/^\s+open-ended\s+50\.0\s.*\s2\s+2\s+1 unparsed, 2 unjudged, 1 failed$/);
  expect(lines[3]).toMatch(/^\s+WUPS 0\.9\s+50\.0\s.*\s4\s+2\s+mean over open-ended answers/);
});
