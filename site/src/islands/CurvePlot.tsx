import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { CURVE_FRAME, curveLabels, MARK_SHAPES, pointKey } from '../curves/curve-frame.ts';
import type { Curve, CurvePanel, CurvePoint, CurveX } from '../curves/curve.ts';
import { grouped } from '../model/figures.ts';

/** An axis as the built chart has it. */
export type Range = { low: number; high: number; ticks: number[] };

type Props = {
  panel: CurvePanel;
  x: CurveX;
  shares: Range;
  steps: Range;
  active: string | null;
  onActivate: (key: string | null) => void;
};

/** One panel, drawn by Recharts to the measures of the built chart: straight lines, no smoothing. */
export function CurvePlot({ panel, x, shares, steps, active, onActivate }: Props) {
  const { height, margin } = CURVE_FRAME;
  const scale = x.scale === 'log' && steps.low > 0 ? 'log' : 'linear';
  const plotHeight = height - margin.top - margin.bottom;
  const labels = curveLabels(
    panel,
    (share) => ((share - shares.low) / (shares.high - shares.low)) * 100,
  );
  const axis = { type: 'number', axisLine: false, tickLine: false, interval: 0 } as const;
  return (
    <div className="curve-panel">
      <p className="curve-title">{panel.title}</p>
      <div className="curve-plot">
        <ResponsiveContainer width="100%" height={height}>
          <ComposedChart
            data={rowsOf(panel.curves)}
            // The table and the reading below speak for the chart; its own keys would be a second way.
            accessibilityLayer={false}
            margin={{ ...margin, left: 0, bottom: margin.bottom - AXIS_HEIGHT }}
            onMouseLeave={() => onActivate(null)}
          >
            <CartesianGrid className="grid-line" vertical={false} />
            <XAxis
              {...axis}
              dataKey="x"
              scale={scale}
              domain={widened(steps, scale)}
              ticks={steps.ticks}
              tickFormatter={grouped}
              height={AXIS_HEIGHT}
              allowDataOverflow
            />
            <YAxis
              {...axis}
              domain={[shares.low, shares.high]}
              ticks={shares.ticks}
              tickFormatter={(share: number) => String(Math.round(share * 100))}
              width={margin.left}
              allowDataOverflow
            />
            {panel.levels.map(({ id, value }) => (
              <ReferenceLine key={id} y={value} className="curve-level" strokeDasharray="5 4" />
            ))}
            {panel.curves.map((curve, index) => (
              <Area
                key={`band-${curve.id}`}
                className={hueOf(curve, index)}
                dataKey={`band${index}`}
                fill="var(--hue)"
                fillOpacity={0.14}
                stroke="none"
                type="linear"
                connectNulls
                isAnimationActive={false}
                activeDot={false}
              />
            ))}
            {panel.curves.map((curve, index) => (
              <Line
                key={curve.id}
                className={hueOf(curve, index)}
                dataKey={`value${index}`}
                stroke="var(--hue)"
                strokeWidth={2}
                {...(curve.probe === 'blind' ? { strokeDasharray: '5 4' } : {})}
                type="linear"
                connectNulls
                isAnimationActive={false}
                activeDot={false}
                dot={(dot: unknown) => (
                  <CurveDot
                    {...(dot as DotPlace)}
                    key={`${curve.id} ${(dot as DotPlace).index}`}
                    shape={index}
                    curve={curve}
                    {...{ active, onActivate }}
                  />
                )}
              />
            ))}
            {labels.map(({ id, text, y }) => (
              <text
                key={id}
                className="curve-label"
                x="100%"
                dx={-margin.right}
                y={margin.top + (y / 100) * plotHeight}
                dy="-0.6em"
                textAnchor="end"
              >
                {text}
              </text>
            ))}
            <text className="recharts-text" x="0" y={margin.top} dy="-0.9em">
              Score, %
            </text>
          </ComposedChart>
        </ResponsiveContainer>
        <p className="curve-axis-title x" aria-hidden="true">
          {x.title}
        </p>
      </div>
      <p className="note">{panel.footer}</p>
    </div>
  );
}

const AXIS_HEIGHT = 30;

/** What the built chart leaves at both ends, as a range of values. */
function widened({ low, high }: Range, scale: 'log' | 'linear'): [number, number] {
  if (low === high) return [low * 0.9, high * 1.1 || 1];
  const share = 4 / 92;
  if (scale === 'linear') return [low - (high - low) * share, high + (high - low) * share];
  const factor = (high / low) ** share;
  return [low / factor, high * factor];
}

function hueOf({ probe }: Curve, index: number): string {
  return probe === 'blind' ? 'hue-blind' : `hue-${index + 1}`;
}

type PlotRow = { x: number } & Record<string, number | [number, number] | CurvePoint>;

/** A row for every point, in the order of x: a curve may have several at one place. */
function rowsOf(curves: Curve[]): PlotRow[] {
  return curves
    .flatMap(({ points }, index) =>
      points.map((point): PlotRow => ({
        x: point.x,
        [`value${index}`]: point.value,
        [`band${index}`]: [point.low, point.high],
        point,
      })),
    )
    .sort((a, b) => a.x - b.x);
}

type DotPlace = { cx?: number; cy?: number; index: number; payload: { point: CurvePoint } };

function CurveDot({
  cx,
  cy,
  payload: { point },
  shape,
  curve,
  active,
  onActivate,
}: DotPlace & { shape: number; curve: Curve } & Pick<Props, 'active' | 'onActivate'>) {
  // Rows of other curves have no place on this one.
  if (cx === undefined || cy == null || !curve.points.includes(point)) return <g />;
  const key = pointKey(curve.id, point);
  const size = key === active ? 1.6 : 1;
  return (
    <g transform={`translate(${cx} ${cy})`} onMouseEnter={() => onActivate(key)}>
      {/* Larger than what is seen, so that a hand need not be steady. */}
      <circle r={12} fill="transparent" />
      <path
        className={`curve-mark ${hueOf(curve, shape)}`}
        d={MARK_SHAPES[shape % MARK_SHAPES.length]}
        transform={`scale(${size})`}
        data-point={key}
      />
    </g>
  );
}
