import type { Result } from '../../../../harness/schema/result.ts';
import { percent } from '../figures.ts';
import { SHOWN_PROBES, probeTitle } from '../probe-words.ts';
import { rowNames } from '../standing/row-names.ts';
import type { ProbeLine } from './probe-lines.ts';

/** Accuracy from everything shown to nothing shown, a line a model. */
export type Slope = {
  stops: { id: string; title: string }[];
  lines: { name: string; shares: (number | null)[] }[];
};

/** More lines than one can follow. */
const MOST_LINES = 8;

/** Null where fewer than two of the compared probes have been asked. */
export function slopeOf(results: readonly Result[]): Slope | null {
  const share = ({ probes }: Result, id: string) => probes[id]?.accuracy?.value ?? null;
  const stops = SHOWN_PROBES.filter((id) => results.some((one) => share(one, id) !== null));
  if (stops.length < 2) return null;
  const name = rowNames(results);
  const drawn = results
    .filter((one) => stops.filter((id) => share(one, id) !== null).length > 1)
    .slice(0, MOST_LINES);
  if (drawn.length === 0) return null;
  return {
    stops: stops.map((id) => ({ id, title: probeTitle(id) })),
    lines: drawn.map((one) => ({ name: name(one), shares: stops.map((id) => share(one, id)) })),
  };
}

/** What is left without the video, as a title. */
export function lossFinding(lines: readonly (readonly ProbeLine[])[]): string {
  const drops = lines.flatMap((own) => own.find(({ id }) => id === 'blind')?.drop?.value ?? []);
  if (drops.length === 0) return 'What each probe leaves of the score';
  const [least, most] = [Math.min(...drops), Math.max(...drops)].map(percent);
  return drops.length === 1
    ? `Without the video this model loses ${most} points`
    : `Without the video the models lose ${least} to ${most} points`;
}
