import { accuracy } from '../statistics/accuracy.ts';
import { meanWithInterval } from '../statistics/paired-difference.ts';
import { CONTROL_NAMES, CONTROLS, type Control } from './controls.ts';
import { figureOf, type Figure } from './figure.ts';
import { shareOf, type Scale } from './scale.ts';

/** A rating under a control, beside the judge's own of the same answer; null where it gave none. */
export type ControlRating = {
  control: Control;
  item: string;
  cluster: string;
  own: number | null;
  found: number | null;
};

/** What became of a control. Shares of 1. */
export type ControlFigure = {
  control: Control;
  says: string;
  expects: 'same' | 'best' | 'worst';
  /** Ratings asked for, and those without a verdict: they are in no share. */
  asked: number;
  unread: number;
  clusters: number;
  /** Of the compared ratings, those that are as expected; clustered by source video. */
  asExpected: Figure;
  /** Mean of control − own, where the same is expected: which way it moves the score. */
  moved: Figure | null;
};

/** In the order of the controls; those that nothing was asked of are left out. */
export function controlFigures(ratings: ControlRating[], scale: Scale): ControlFigure[] {
  return CONTROL_NAMES.flatMap((control) => {
    const asked = ratings.filter((one) => one.control === control);
    if (asked.length === 0) return [];
    const { says, expects } = CONTROLS[control];
    const pairs = asked.flatMap(({ own, found, cluster }) => {
      if (found === null || (expects === 'same' && own === null)) return [];
      return [{ own: own ?? found, found, cluster }];
    });
    const clusters = pairs.map(({ cluster }) => cluster);
    const none = { value: null, low: null, high: null };
    const shares = pairs.map(({ own, found }) => shareOf(scale, found) - shareOf(scale, own));
    return [
      {
        control,
        says,
        expects,
        asked: asked.length,
        unread: asked.length - pairs.length,
        clusters: new Set(clusters).size,
        asExpected: pairs.length === 0 ? none : asExpected(pairs, { expects, scale, clusters }),
        moved: expects !== 'same' || pairs.length === 0 ? null : moved(shares, clusters),
      },
    ];
  });
}

function asExpected(
  pairs: { own: number; found: number }[],
  how: { expects: ControlFigure['expects']; scale: Scale; clusters: string[] },
): Figure {
  const { value, low, high } = accuracy(
    pairs.map(({ own, found }) => {
      if (how.expects === 'same') return own === found;
      return shareOf(how.scale, found) === (how.expects === 'best' ? 1 : 0);
    }),
    how.clusters,
  );
  return figureOf(value, { low, high });
}

function moved(differences: number[], clusters: string[]): Figure {
  const { difference, low, high } = meanWithInterval(differences, clusters);
  return figureOf(difference, { low, high });
}
