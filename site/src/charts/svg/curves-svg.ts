import { shareAxis, stepAxis, type StepAxis } from '../../curves/curve-axis.ts';
import { curveLabels } from '../../curves/curve-frame.ts';
import type { Curve, CurvePanel, CurveX } from '../../curves/curve.ts';
import { grouped, wholePercent } from '../../model/figures.ts';
import type { PercentAxis } from '../percent-axis.ts';
import { INK, shortened, svgPicture, svgText } from './svg-text.ts';

const PANEL = { width: 480, height: 340, left: 48, right: 460, top: 52, bottom: 268 };
const COLUMNS = 2;
const HEAD = 28;
/** As the page has them, in its light theme. */
const HUES = [INK.full, 'var(--hue-2, #d55e00)', 'var(--hue-3, #00815e)', 'var(--hue-4, #a8518a)'];

/** Curves with their bands, two panels beside each other, on the same axes as on the page. */
export function curvesSvg(
  panels: CurvePanel[],
  { title, x }: { title: string; x: CurveX },
): string {
  const axes = { shares: shareAxis(panels), steps: stepAxis(panels, x.scale), x };
  const columns = Math.min(COLUMNS, Math.max(1, panels.length));
  const drawn = panels.map((panel, index) => {
    const [left, top] = [
      (index % columns) * PANEL.width,
      Math.floor(index / columns) * PANEL.height,
    ];
    return `<g transform="translate(${left} ${top + HEAD})">${panelSvg(panel, axes)}</g>`;
  });
  const head = `<text x="12" y="22" font-weight="600" font-size="15" fill="${INK.text}">${svgText(title)}</text>`;
  return svgPicture({
    width: columns * PANEL.width,
    height: Math.ceil(panels.length / columns) * PANEL.height + HEAD,
    title,
    body: [head, ...drawn].join(''),
  });
}

type Axes = { shares: PercentAxis; steps: StepAxis; x: CurveX };

function panelSvg(panel: CurvePanel, { shares, steps, x }: Axes): string {
  const { left, right, top, bottom } = PANEL;
  const across = (value: number): number => left + ((right - left) * steps.at(value)) / 100;
  const fromTop = (percent: number): number => top + ((bottom - top) * percent) / 100;
  const down = (share: number): number => fromTop(100 - shares.at(share));
  const text = (content: string, place: string): string =>
    `<text ${place}>${svgText(content)}</text>`;
  const route = (points: [number, number][]): string =>
    points.map(([at, share]) => `${across(at).toFixed(1)},${down(share).toFixed(1)}`).join(' ');
  return [
    text(shortened(panel.title, 60), `x="12" y="18" font-weight="600" fill="${INK.text}"`),
    text('Score, %', `x="12" y="38" fill="${INK.soft}"`),
    ...shares.ticks.flatMap((tick) => [
      `<line x1="${left}" x2="${right}" y1="${down(tick)}" y2="${down(tick)}" stroke="${INK.rail}"/>`,
      text(
        wholePercent(tick),
        `x="${left - 8}" y="${down(tick)}" dy="0.35em" text-anchor="end" fill="${INK.soft}"`,
      ),
    ]),
    ...steps.ticks.map((tick) =>
      text(
        grouped(tick),
        `x="${across(tick)}" y="${bottom + 18}" text-anchor="middle" fill="${INK.soft}"`,
      ),
    ),
    text(
      x.title,
      `x="${(left + right) / 2}" y="${bottom + 38}" text-anchor="middle" fill="${INK.soft}"`,
    ),
    ...panel.levels.map(
      ({ value }) =>
        `<line x1="${left}" x2="${right}" y1="${down(value)}" y2="${down(value)}" stroke="${INK.blind}" stroke-dasharray="5 4"/>`,
    ),
    ...panel.curves.map(({ points, ...curve }, index) => {
      const upper = points.map((one): [number, number] => [one.x, one.high]);
      const lower = points.toReversed().map((one): [number, number] => [one.x, one.low]);
      return `<polygon points="${route([...upper, ...lower])}" fill="${hueOf(curve, index)}" opacity="0.14"/>`;
    }),
    ...panel.curves.flatMap(({ points, ...curve }, index) => {
      const hue = hueOf(curve, index);
      const dashes = curve.probe === 'blind' ? ' stroke-dasharray="5 4"' : '';
      const line = route(points.map((one) => [one.x, one.value]));
      return [
        `<polyline points="${line}" fill="none" stroke="${hue}" stroke-width="2"${dashes}/>`,
        ...points.map(
          (one) => `<circle cx="${across(one.x)}" cy="${down(one.value)}" r="4" fill="${hue}"/>`,
        ),
      ];
    }),
    ...curveLabels(panel, shares.at).map((label) =>
      text(
        shortened(label.text, 40),
        `x="${right}" y="${fromTop(label.y)}" dy="-0.6em" text-anchor="end" fill="${INK.text}"`,
      ),
    ),
    text(panel.footer, `x="12" y="${bottom + 58}" fill="${INK.soft}"`),
  ].join('');
}

function hueOf({ probe }: Pick<Curve, 'probe'>, index: number): string {
  return probe === 'blind' ? INK.blind : (HUES[index % HUES.length] ?? INK.soft);
}
