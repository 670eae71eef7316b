/** A measured point with its 95 % interval. Shares of 1; plain data, so that an island can take it. */
export type CurvePoint = {
  x: number;
  value: number;
  low: number;
  high: number;
  /** Scored items. */
  n: number;
  /** Id of the result that it stands in. */
  result: string;
};

/** Points of one kind in the order of x; never smoothed, never continued. */
export type Curve = {
  id: string;
  name: string;
  /** The probe that it was asked under: the score, or what is left without the video. */
  probe: 'full' | 'blind';
  points: CurvePoint[];
};

/** One of several charts with the same axes. */
export type CurvePanel = {
  id: string;
  title: string;
  /** What the points are of: items, videos, estimator. */
  footer: string;
  curves: Curve[];
  /** What does not depend on x: the score without the video beside numbers of frames. */
  levels: { id: string; name: string; value: number }[];
};

/** What stands below, and how it is divided. */
export type CurveX = { title: string; scale: 'linear' | 'log' };
