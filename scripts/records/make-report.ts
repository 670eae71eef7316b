import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../../harness/atomic-write.ts';
import { renderReport } from '../../harness/publish/render-report.ts';
import { readShortcutRecords } from '../../harness/publish/shortcut-records.ts';
import { shortcutReport, type ShortcutReport } from '../../harness/shortcuts/report.ts';
import { percent, points } from '../../harness/shortcuts/text/figure-text.ts';

export const REPORT_FILE = 'docs/reports/video-mme-shortcuts.md';

/** What the committed records of recorded models say of how much they looked. */
export async function makeShortcutReport(home: string): Promise<string> {
  const results = join(home, 'results');
  const folder = join(results, 'video-mme');
  const names = (await readdir(folder)).filter((name) => name.includes('scalegrid'));
  const { records, floors, licences, terms } = await readShortcutRecords({
    paths: names.map((name) => join(folder, name)),
    base: null,
    results,
    shown: (path) => path,
  });
  const report = shortcutReport(records, { floors });
  const text = renderReport(report, { format: 'markdown', licences, terms, probes: false });
  const [title = '', ...rest] = text.split('\n\n');
  return `${[title, sentences(report), ...rest].join('\n\n')}\n`;
}

export async function writeShortcutReport(home: string): Promise<void> {
  await writeAtomically(join(home, REPORT_FILE), await makeShortcutReport(home));
}

/** What the tables say, in one sentence a set of items. */
function sentences({ sets }: ShortcutReport): string {
  return sets
    .toSorted((a, b) => b.benchmark.items - a.benchmark.items)
    .map((set) => {
      const models = new Set(set.records.map(({ model }) => model.id)).size;
      const shares = set.records.flatMap((record) => {
        const metric = (id: string) => record.metrics.find((one) => one.id === id)?.found;
        const [share, gain] = [metric('shortcut-share'), metric('visual-gain')];
        const full = record.probes.find(({ probe }) => probe === 'full')?.accuracy;
        return share?.kind === 'figure' && gain?.kind === 'figure' && full != null
          ? [{ record, share: share.value, gain, full: full.value }]
          : [];
      });
      const [least, most] = [
        shares.reduce((a, b) => (b.share < a.share ? b : a)),
        shares.reduce((a, b) => (b.share > a.share ? b : a)),
      ];
      const range = shares.map(({ full }) => full);
      return `On the ${set.benchmark.items} questions of ${set.benchmark.itemSetName}, ${models} models score ${percent(Math.min(...range))} to ${percent(Math.max(...range))} % with the video, and between ${percent(least.share)} % (${named(least.record)}) and ${percent(most.share)} % (${named(most.record)}, where the video is worth ${points(most.gain.value)} points [${points(most.gain.low ?? Number.NaN)}, ${points(most.gain.high ?? Number.NaN)}]) of what they score above chance is there without it.`;
    })
    .join(' ');
}

function named({ model, protocol }: ShortcutReport['sets'][number]['records'][number]): string {
  return `${model.name}, ${protocol.id.replace('scalegrid-', '').split('-')[0]?.replace('f', ' frames')}`;
}
