import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Against, ScatterPoint } from '../charts/scatter-points.ts';
import { PointReading } from './PointReading.tsx';
import { ScatterPanel } from './ScatterPanel.tsx';
import './probe-scatter.css';

type Props = {
  points: ScatterPoint[];
  panels: Against[];
  /** Both axes of all panels, in shares. */
  domain: [low: number, high: number];
  ticks: number[];
  /** The chart that was built with the page: shown until this one takes over. */
  children?: ReactNode;
};

/**
 * The scatter, for pointer and keyboard: pointing at a row in one panel marks it in the other, and
 * the arrow keys go through the rows from the best down.
 */
export default function ProbeScatter({ points, panels, domain, ticks, children }: Props) {
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

  const step = (by: number): void => {
    const from = points.findIndex(({ id }) => id === active);
    const start = from === -1 && by < 0 ? 0 : from;
    setActive(points[(start + by + points.length) % points.length]?.id ?? null);
  };
  return (
    <div
      ref={root}
      className="probe-scatter"
      role="group"
      aria-label="Score against probe. The arrow keys go through the rows."
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight' || event.key === 'ArrowDown') step(1);
        else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') step(-1);
        else if (event.key === 'Escape') setActive(null);
        else return;
        event.preventDefault();
      }}
    >
      <div className="probe-scatter-panels">
        {panels.map((against) => (
          <ScatterPanel
            key={against}
            {...{ points, against, domain, ticks, active }}
            onActivate={setActive}
          />
        ))}
      </div>
      <PointReading point={points.find(({ id }) => id === active) ?? null} />
    </div>
  );
}
