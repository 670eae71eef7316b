import type { Side } from '../../../../harness/comparison/compared.ts';
import type { ComparisonReport } from '../../../../harness/comparison/comparison-report.ts';
import { sidesOfRow } from './comparison-html.ts';
import { namer } from './read-records.ts';

type Shown = { report: ComparisonReport; sides: Side[]; base: string };

/** Makes the button of the figures give the report as `sightline compare --json` has it, items by id. */
export function offerDownload(place: HTMLElement, shown: Shown): void {
  const button = place.querySelector<HTMLButtonElement>('button[data-download]');
  button?.addEventListener('click', () => void download(shown));
}

async function download({ report, sides, base }: Shown): Promise<void> {
  const rows = await Promise.all(
    report.rows.map(async (row) => {
      const { flips } = row.pair;
      if (flips === null) return row;
      const nameOf = await namer(sidesOfRow(row, report, sides), base);
      const named = {
        onlyBase: flips.onlyBase.map(nameOf),
        onlyOther: flips.onlyOther.map(nameOf),
      };
      return { ...row, pair: { ...row.pair, flips: named } };
    }),
  );
  const text = JSON.stringify({ ...report, rows }, null, 2);
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'comparison.json';
  link.click();
  URL.revokeObjectURL(address);
}
