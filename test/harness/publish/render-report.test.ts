import { expect, it } from 'vitest';
import { renderReport } from '../../../harness/publish/render-report.ts';
import { shortcutReport } from '../../../harness/shortcuts/report.ts';
import { itemSetOf } from '../../support/blind-panel.ts';
import { firstRight, shortcutRecord } from '../../support/shortcut-record.ts';

const N = 80;
const items = itemSetOf(
  Array.from({ length: N }, () => 4),
  { perVideo: 2, kinds: Array.from({ length: N }, (_, item) => (item === 0 ? 'rare' : 'usual')) },
);
const letters = { full: firstRight(50, N), blind: firstRight(30, N) };
const report = shortcutReport([{ evidence: shortcutRecord(items, letters), path: null }], {
  draws: 50,
});

function rendered(format: 'csv' | 'markdown' | 'json', publishes?: 'aggregates' | 'outcomes') {
  const terms = new Map(publishes === undefined ? [] : [['own', { publishes }]]);
  return renderReport(report, {
    format,
    licences: new Map(),
    terms,
    probes: false,
    breakdown: 'kind',
  });
}

it.each(['csv', 'markdown'] as const)(
  '%s that is handed on has labels only where single items may be told',
  (format) => {
    const told = rendered(format, 'outcomes');
    expect(told).toContain('rare');
    expect(rendered(format, 'aggregates')).not.toContain('rare');
    expect(rendered(format)).not.toContain('rare');
    expect(rendered('markdown', 'aggregates')).toContain('labels are left out');
  },
);

it('JSON stays on the machine and tells everything', () => {
  expect(rendered('json', 'aggregates')).toContain('rare');
});
