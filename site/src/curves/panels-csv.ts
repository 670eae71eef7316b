import { csvLine } from '../../../harness/csv-line.ts';
import type { CurvePanel, CurveX } from './curve.ts';

/** A line a point, shares of 1; a level that stands for no x has none, and no interval. */
export function panelsCsv(panels: CurvePanel[], x: CurveX): string {
  const head = [
    'panel',
    'curve',
    'probe',
    x.title.toLowerCase(),
    'value',
    'low',
    'high',
    'n',
    'result',
  ];
  const lines = panels.flatMap(({ title, curves, levels }) => [
    ...curves.flatMap(({ name, probe, points }) =>
      points.map((one) => [
        title,
        name,
        probe,
        one.x,
        one.value,
        one.low,
        one.high,
        one.n,
        one.result,
      ]),
    ),
    ...levels.map(({ name, value }) => [title, name, 'blind', '', value, '', '', '', '']),
  ]);
  return [head, ...lines].map((cells) => `${csvLine(cells.map(String))}\n`).join('');
}
