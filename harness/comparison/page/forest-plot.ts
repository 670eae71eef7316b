import { intervalText } from '../text/figures.ts';
import { html, type Html } from './html.ts';

/** One line of the plot, shares of 1; a name alone stands above the lines of a breakdown. */
export type PlotLine = PlotFigure | { heading: string };

type PlotFigure = {
  label: string;
  difference: number;
  low: number | null;
  high: number | null;
  /** Half the width of the band of what the items could not have shown. */
  detectable: number | null;
  /** The whole, and not a part of it. */
  strong: boolean;
  /** Drawn hollow: no claim. */
  exploratory: boolean;
};

type Shape = { name: 'wide' | 'narrow'; width: number; label: number; value: number; row: number };

// On a phone the label stands above its line, at the size it is read in.
const SHAPES: Shape[] = [
  { name: 'wide', width: 960, label: 260, value: 160, row: 26 },
  { name: 'narrow', width: 360, label: 0, value: 0, row: 42 },
];

/** Points with 95 % intervals about zero, drawn twice: for wide pages and for phones. */
export function forestPlot(lines: PlotLine[], title: string): Html {
  return html`<figure aria-label="${title}">
    ${SHAPES.map((shape) => drawn(lines, shape))}
    <figcaption>${title}. ${captionOf(lines)}</figcaption>
  </figure>`;
}

function captionOf(lines: PlotLine[]): string {
  const figures = lines.filter((line) => 'label' in line);
  return [
    'Points with 95 % intervals by video',
    ...(figures.some(({ detectable }) => detectable !== null)
      ? ['the band about zero is what each line has less than 80 % power to find']
      : []),
    ...(figures.some(({ exploratory }) => exploratory) ? ['hollow points are exploratory'] : []),
  ]
    .join('; ')
    .concat('.');
}

function drawn(lines: PlotLine[], { name, width, label, value, row }: Shape): Html {
  const { reach, step } = axisOf(lines.filter((line) => 'label' in line));
  const edge = label === 0 ? 20 : 12;
  const [from, to] = [label + edge, width - value - edge];
  const x = (share: number) => {
    const place = from + ((clamp(share, reach) + reach) / (2 * reach)) * (to - from);
    return place.toFixed(1);
  };
  const height = 24 + lines.length * row + 8;
  const ticks = Array.from(
    { length: 2 * Math.round(reach / step) + 1 },
    (_, at) => at * step - reach,
  );
  return html`<svg
    class="${name}"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label="${textOf(lines)}"
  >
    ${ticks.map(
      (tick) =>
        html`<line class="grid" x1="${x(tick)}" x2="${x(tick)}" y1="20" y2="${height}" />
          <text class="soft" x="${x(tick)}" y="14" text-anchor="middle">${tickText(tick)}</text> `,
    )}${lines.map((line, at) => {
      const top = 24 + at * row;
      if ('heading' in line) {
        return html`<text class="soft" x="0" y="${top + row - 8}">${line.heading}</text> `;
      }
      const middle = label === 0 ? top + row - 12 : top + row / 2;
      const [band, kind] = [line.detectable ?? 0, line.exploratory ? 'point open' : 'point'];
      const weight = line.strong ? 'strong' : '';
      const words = label === 0 ? top + 13 : middle + 4;
      return html`<rect
          class="band"
          x="${x(-band)}"
          width="${(Number(x(band)) - Number(x(-band))).toFixed(1)}"
          y="${middle - 8}"
          height="16"
        />
        <text class="${weight}" x="0" y="${words}"
          >${shortened(line.label, label === 0 ? 30 : 38)}</text
        >
        <text class="${weight}" x="${width}" y="${words}" text-anchor="end"
          >${intervalText(line)}</text
        >
        ${
          line.low === null || line.high === null
            ? null
            : html`<line
                class="range"
                x1="${x(line.low)}"
                x2="${x(line.high)}"
                y1="${middle}"
                y2="${middle}"
              />`
        }<circle
          class="${kind}"
          cx="${x(line.difference)}"
          cy="${middle}"
          r="${line.strong ? 5 : 4}"
        /> `;
    })}
    <line class="zero" x1="${x(0)}" x2="${x(0)}" y1="20" y2="${height}" />
  </svg> `;
}

/** Round points that hold the intervals; a few wide ones are cut off rather than all squeezed. */
function axisOf(lines: PlotFigure[]): { reach: number; step: number } {
  const endOf = ({ difference, low, high }: PlotFigure) =>
    Math.max(Math.abs(difference), Math.abs(low ?? 0), Math.abs(high ?? 0));
  const ends = lines.map(endOf).sort((a, b) => a - b);
  const most = ends[Math.floor(0.95 * (ends.length - 1))] ?? 0;
  const whole = lines
    .filter(({ strong }) => strong)
    .map((line) => Math.max(endOf(line), line.detectable ?? 0));
  const needed = 1.02 * Math.max(0.01, most, ...whole);
  const step = STEPS.find((one) => needed / one <= 3) ?? 0.5;
  return { reach: step * Math.ceil(needed / step), step };
}

/** Two or three ticks on each side of zero. */
const STEPS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2];

function clamp(share: number, reach: number): number {
  return Math.max(-reach, Math.min(reach, share));
}

function tickText(share: number): string {
  const text = String(Math.round(1000 * share) / 10);
  return share > 0 ? `+${text}` : text.replace('-', '−');
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

function textOf(lines: PlotLine[]): string {
  return lines
    .flatMap((line) => ('heading' in line ? [] : [`${line.label}: ${intervalText(line)}`]))
    .join('; ');
}
