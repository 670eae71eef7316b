import { wholePercent } from '../../model/figures.ts';
import type { CleanScore } from '../../model/training-data/clean-scores.ts';
import { percentAxis } from '../percent-axis.ts';
import { INK, shortened, svgPicture, svgText } from './svg-text.ts';

const PLOT = { left: 240, right: 660, top: 30, line: 28 };

/** Scores on all items beside those on the clear ones, a line a row and check. */
export function cleanSvg(scores: readonly CleanScore[], title: string): string {
  const { left, right, top, line } = PLOT;
  const axis = percentAxis(
    scores.flatMap(({ all, clean }) => [all.low, all.high, clean.low, clean.high]),
  );
  const x = (share: number): number => left + ((right - left) * axis.at(share)) / 100;
  const bottom = top + scores.length * line;
  const grid = axis.ticks.map(
    (tick) =>
      `<line x1="${x(tick)}" x2="${x(tick)}" y1="${top}" y2="${bottom}" stroke="${INK.rail}"/><text x="${x(tick)}" y="18" text-anchor="middle" fill="${INK.soft}">${wholePercent(tick)}</text>`,
  );
  const lines = scores.map(({ result, level, all, clean }, at) => {
    const y = top + at * line + line / 2;
    return [
      `<text x="0" y="${y}" dy="0.35em" fill="${INK.text}">${svgText(shortened(`${result.model.name}, ${level.toLowerCase()}`, 34))}</text>`,
      `<line x1="${x(clean.low)}" x2="${x(clean.high)}" y1="${y}" y2="${y}" stroke="${INK.full}" stroke-width="2"/>`,
      `<circle cx="${x(all.value)}" cy="${y}" r="5" fill="${INK.page}" stroke="${INK.soft}" stroke-width="2"/>`,
      `<circle cx="${x(clean.value)}" cy="${y}" r="4.5" fill="${INK.full}"/>`,
    ].join('');
  });
  return svgPicture({
    width: right + 20,
    height: bottom + 8,
    title,
    body: [...grid, ...lines].join(''),
  });
}
