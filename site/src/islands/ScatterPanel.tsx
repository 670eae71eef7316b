import {
  CartesianGrid,
  ErrorBar,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from 'recharts';
import { placeRankLabels, type RankLabel } from '../charts/rank-labels.ts';
import { SCATTER_FRAME } from '../charts/scatter-frame.ts';
import type { Against, ScatterPoint } from '../charts/scatter-points.ts';
import { probeTitle } from '../model/probe-words.ts';

type Props = {
  points: ScatterPoint[];
  against: Against;
  domain: [low: number, high: number];
  ticks: number[];
  active: string | null;
  onActivate: (id: string | null) => void;
};

/** One panel of the scatter, drawn by Recharts to the measures of the built chart. */
export function ScatterPanel({ points, against, domain, ticks, active, onActivate }: Props) {
  const { height, margin } = SCATTER_FRAME;
  const marks = points.flatMap((point) => {
    const less = point[against];
    if (less === null) return [];
    const { full } = point;
    return {
      point,
      x: less.value,
      y: full.value,
      xError: [less.value - less.low, less.high - less.value],
      yError: [full.value - full.low, full.high - full.value],
    };
  });
  const at = (share: number): number => ((share - domain[0]) / (domain[1] - domain[0])) * 100;
  const labels = placeRankLabels(
    marks.map(({ point: { id, rank }, x, y }) => ({ id, rank, x: at(x), y: 100 - at(y) })),
  );
  const axis = {
    type: 'number',
    domain,
    ticks,
    tickFormatter: (share: number) => String(Math.round(share * 100)),
    axisLine: false,
    tickLine: false,
    interval: 0,
    allowDataOverflow: true,
  } as const;
  return (
    <div className="probe-scatter-panel">
      <p className="probe-scatter-title y" aria-hidden="true">
        Full video, %
      </p>
      <ResponsiveContainer width="100%" height={height}>
        <ScatterChart
          // The table and the reading below speak for the chart; its own keys would be a second way.
          accessibilityLayer={false}
          margin={{ ...margin, left: 0, bottom: margin.bottom - AXIS_HEIGHT }}
          onMouseLeave={() => onActivate(null)}
        >
          <CartesianGrid className="grid-line" />
          <XAxis {...axis} dataKey="x" height={AXIS_HEIGHT} />
          <YAxis {...axis} dataKey="y" width={margin.left} />
          <ReferenceLine
            className="diagonal"
            segment={[
              { x: domain[0], y: domain[0] },
              { x: domain[1], y: domain[1] },
            ]}
          />
          <Scatter
            data={marks}
            isAnimationActive={false}
            onMouseEnter={({ payload }: { payload?: { point?: ScatterPoint } }) =>
              onActivate(payload?.point?.id ?? null)
            }
            shape={(shape: unknown) => (
              <PointMark {...(shape as PointShape)} labels={labels} active={active} />
            )}
          >
            <ErrorBar dataKey="yError" direction="y" width={0} className="point-whisker" />
            <ErrorBar dataKey="xError" direction="x" width={0} className="point-whisker" />
          </Scatter>
        </ScatterChart>
      </ResponsiveContainer>
      <p className="probe-scatter-title x" aria-hidden="true">
        {probeTitle(against)}, %
      </p>
    </div>
  );
}

const AXIS_HEIGHT = 30;

type PointShape = { cx?: number; cy?: number; payload: { point: ScatterPoint } };

function PointMark({
  cx = 0,
  cy = 0,
  payload: { point },
  labels,
  active,
}: PointShape & { labels: RankLabel[]; active: string | null }) {
  const chosen = point.id === active;
  const label = labels.find(({ id }) => id === point.id);
  return (
    <g className={active === null || chosen ? undefined : 'probe-scatter-faint'}>
      {/* Larger than what is seen, so that a hand need not be steady. */}
      <circle cx={cx} cy={cy} r={12} fill="transparent" />
      <circle
        cx={cx}
        cy={cy}
        r={chosen ? 7 : 5}
        className={point.baseline ? 'point-baseline' : 'point'}
        data-point={point.id}
      />
      {label !== undefined && (
        <text
          x={cx + label.dx}
          y={cy + label.dy}
          textAnchor={label.anchor}
          className="probe-scatter-rank"
        >
          {label.rank}
        </text>
      )}
    </g>
  );
}
