import { percent } from '../../model/figures.ts';
import type { HeatTable } from '../../model/categories/heat-table.ts';
import { rowNames } from '../../model/standing/row-names.ts';
import { shortened, svgPicture, svgText, INK } from './svg-text.ts';

/** From far below the mean to far above it: apart from each other under every colour vision. */
export const HEAT_STEPS = [
  '#b35900',
  '#d98a32',
  '#f2b978',
  '#fadfc2',
  '#f5f5f3',
  '#d3e4f4',
  '#93bce3',
  '#4d8fcc',
  '#0b5cad',
];
const MIDDLE = 4;
const CELL = { width: 64, height: 28, name: 190, head: 130 };

/** A table of models by labels as a picture; every number stands in it. */
export function heatSvg({ labels, rows }: HeatTable, title: string): string {
  const { width, height, name, head } = CELL;
  const nameOf = rowNames(rows.map(({ result }) => result));
  const heads = labels.map(({ label, n }, at) => {
    const x = name + at * width + width / 2;
    return `<text transform="translate(${x} ${head - 8}) rotate(-50)" fill="${INK.soft}">${svgText(shortened(label, 22))} (${n})</text>`;
  });
  const lines = rows.flatMap(({ result, cells }, row) => {
    const y = head + row * height;
    return [
      `<text x="0" y="${y + height / 2}" dy="0.35em" fill="${INK.text}">${svgText(shortened(nameOf(result), 28))}</text>`,
      ...cells.map(({ estimate, step, best, small }, at) => {
        const x = name + at * width;
        const fill = step === null ? INK.page : HEAT_STEPS[step + MIDDLE];
        const ink = step === null ? INK.soft : Math.abs(step) === MIDDLE ? '#ffffff' : '#000000';
        const value = estimate === null ? '–' : percent(estimate.value);
        return `<rect x="${x}" y="${y}" width="${width - 2}" height="${height - 2}" fill="${fill}"/><text x="${x + width / 2}" y="${y + height / 2}" dy="0.35em" text-anchor="middle" fill="${ink}" font-weight="${best ? 700 : 400}">${value}${small ? '*' : ''}</text>`;
      }),
    ];
  });
  return svgPicture({
    // Room for the last slanting heading.
    width: name + labels.length * width + 90,
    height: head + rows.length * height + 4,
    title,
    body: [...heads, ...lines].join(''),
  });
}
