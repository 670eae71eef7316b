import { percent } from '../../../../harness/percent.ts';
import { lettering, type Lettering } from './lettering.ts';

export type ProbeMark = {
  probe: 'full' | 'frame-middle' | 'blind';
  title: string;
  /** Shares; no interval where there is none. */
  value: number;
  low: number | null;
  high: number | null;
};

/** What the picture of a link shows. */
export type Preview = {
  /** The name of the board. */
  board: string;
  title: string;
  /** Under the title. */
  lead: string;
  /** The score, where the picture is of one result. */
  figure?: { value: string; interval: string };
  /** On an axis from 0 to 100 %. */
  marks?: ProbeMark[];
};

/** The light tokens of `tokens.css`. */
const INK = { page: '#fbfcfd', text: '#14181f', second: '#4b5563', rail: '#e3e7ec' };
const COLOUR = { full: '#0060a8', 'frame-middle': '#c25100', blind: '#767c86' };
const SIZE = { width: 1200, height: 630, margin: 80 };
const INNER = SIZE.width - 2 * SIZE.margin;
const AXIS = { left: SIZE.margin + 200, right: SIZE.width - SIZE.margin - 110, top: 440, step: 56 };

/** 1200 × 630, as an SVG without text: all letters are outlines. */
export function pictureOf({ board, title, lead, figure, marks = [] }: Preview): string {
  const left = SIZE.margin;
  const maxWidth = INNER - (figure === undefined ? 0 : 300);
  const parts = [
    eye(left, 72),
    draw(lettering(board, { size: 34, weight: 600, maxWidth: 800 }), {
      x: left + 60,
      y: 98,
      fill: INK.text,
    }),
    draw(lettering(title, { size: 72, weight: 600, maxWidth }), {
      x: left,
      y: 244,
      fill: INK.text,
    }),
    draw(lettering(lead, { size: 36, maxWidth }), { x: left, y: 304, fill: INK.second }),
    ...(figure === undefined ? [] : figureParts(figure)),
    ...marks.flatMap((mark, row) => markParts(mark, AXIS.top + row * AXIS.step)),
  ];
  const { width, height } = SIZE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${INK.page}"/>`,
    ...parts,
    '</svg>',
  ].join('');
}

function figureParts({ value, interval }: NonNullable<Preview['figure']>): string[] {
  const right = SIZE.width - SIZE.margin;
  const large = lettering(value, { size: 120, weight: 600 });
  const small = lettering(interval, { size: 30 });
  return [
    draw(large, { x: right - large.width, y: 244, fill: COLOUR.full }),
    draw(small, { x: right - small.width, y: 304, fill: INK.second }),
  ];
}

/** A probe's name, its mark with the interval, and its figure. */
function markParts({ probe, title, value, low, high }: ProbeMark, y: number): string[] {
  const at = (share: number) => AXIS.left + share * (AXIS.right - AXIS.left);
  const x = at(value);
  const colour = COLOUR[probe];
  const shape = {
    full: `<circle cx="${x}" cy="${y}" r="13" fill="${colour}"/>`,
    'frame-middle': `<rect x="${x - 11}" y="${y - 11}" width="22" height="22" fill="${colour}"/>`,
    blind: `<path d="M${x} ${y - 14}l14 25h-28z" fill="${colour}"/>`,
  };
  const figure = lettering(percent(value), { size: 30, weight: 600 });
  return [
    draw(lettering(title, { size: 30, maxWidth: 190 }), {
      x: SIZE.margin,
      y: y + 10,
      fill: INK.second,
    }),
    line([AXIS.left, AXIS.right, y], INK.rail),
    ...(low === null || high === null ? [] : [line([at(low), at(high), y], colour)]),
    shape[probe],
    draw(figure, { x: SIZE.width - SIZE.margin - figure.width, y: y + 10, fill: INK.text }),
  ];
}

function line([from, to, y]: [number, number, number], colour: string): string {
  return `<path d="M${from} ${y}H${to}" stroke="${colour}" stroke-width="5"/>`;
}

/** Fonts count upwards, pictures downwards. */
function draw(
  { path, size, unitsPerEm }: Lettering,
  { x, y, fill }: { x: number; y: number; fill: string },
): string {
  const scale = size / unitsPerEm;
  return `<path transform="translate(${x} ${y}) scale(${scale} ${-scale})" fill="${fill}" d="${path}"/>`;
}

/** The mark of the header. */
function eye(x: number, y: number): string {
  return `<g transform="translate(${x} ${y - 10}) scale(1.5)"><path d="M3 16c4-7 9-9.500 13-9.500S25 9 29 16c-4 7-9 9.500-13 9.500S7 23 3 16Z" fill="none" stroke="${COLOUR.full}" stroke-width="2.250"/><circle cx="16" cy="16" r="4.500" fill="${COLOUR.full}"/></g>`;
}
