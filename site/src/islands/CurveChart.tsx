import { useEffect, useRef, useState, type ReactNode } from 'react';
import { pointKey } from '../curves/curve-frame.ts';
import type { CurvePanel, CurvePoint, CurveX } from '../curves/curve.ts';
import { grouped, interval, percent } from '../model/figures.ts';
import { CurvePlot, type Range } from './CurvePlot.tsx';

type Props = {
  panels: CurvePanel[];
  x: CurveX;
  /** The axes of the built chart: shares of 1, and what stands below. */
  shares: Range;
  steps: Range;
  /** The chart that was built with the page: shown until this one takes over. */
  children?: ReactNode;
};

type Reading = { key: string; panel: CurvePanel; name: string; point: CurvePoint };

/** Curves for pointer and keyboard: the figures of one point at a time, and the arrow keys go through all. */
export default function CurveChart({ panels, x, shares, steps, children }: Props) {
  const [live, setLive] = useState(false);
  const [active, setActive] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);

  // The first render has to equal the built page; the chart comes with the second.
  useEffect(() => {
    setLive(true);
    const figure = root.current?.closest('figure');
    const asked = figure?.contains(document.activeElement) ?? false;
    figure?.setAttribute('data-interactive', '');
    // The button that was pressed disappears; its focus moves on to what it opened.
    if (asked) root.current?.focus();
  }, []);

  if (!live) {
    return (
      <div ref={root} tabIndex={-1}>
        {children}
      </div>
    );
  }

  const readings = panels.flatMap((panel) =>
    panel.curves.flatMap(({ id, name, points }) =>
      points.map((point): Reading => ({ key: pointKey(id, point), panel, name, point })),
    ),
  );
  const step = (by: number): void => {
    const from = readings.findIndex(({ key }) => key === active);
    const start = from === -1 && by < 0 ? 0 : from;
    setActive(readings[(start + by + readings.length) % readings.length]?.key ?? null);
  };
  return (
    <div
      ref={root}
      className="curves-live"
      role="group"
      aria-label={`Score by ${x.title.toLowerCase()}. The arrow keys go through the points.`}
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight' || event.key === 'ArrowDown') step(1);
        else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') step(-1);
        else if (event.key === 'Escape') setActive(null);
        else return;
        event.preventDefault();
      }}
    >
      <div className="curve-panels">
        {panels.map((panel) => (
          <CurvePlot
            key={panel.id}
            {...{ panel, x, shares, steps, active }}
            onActivate={setActive}
          />
        ))}
      </div>
      <CurveReading reading={readings.find(({ key }) => key === active) ?? null} x={x} />
    </div>
  );
}

function CurveReading({ reading, x }: { reading: Reading | null; x: CurveX }) {
  return (
    <p className="curves-reading" role="status">
      {reading === null ? (
        'Point at a mark, or go through them with the arrow keys.'
      ) : (
        <>
          <strong>
            <bdi>{reading.name}</bdi>, {x.title.toLowerCase()} {grouped(reading.point.x)}
          </strong>
          {': '}
          {percent(reading.point.value)} ({interval(reading.point)}), n {grouped(reading.point.n)};{' '}
          {reading.panel.title}
        </>
      )}
    </p>
  );
}
