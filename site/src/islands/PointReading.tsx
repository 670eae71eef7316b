import { AGAINST, type ScatterPoint } from '../charts/scatter-points.ts';
import { interval, percent } from '../model/figures.ts';
import { probeTitle } from '../model/probe-words.ts';

/** The figures of the row that is pointed at. Its place is kept when there is none. */
export function PointReading({ point }: { point: ScatterPoint | null }) {
  return (
    <p className="probe-scatter-reading" role="status">
      {point === null ? (
        'Point at a row, or go through them with the arrow keys.'
      ) : (
        <>
          <strong>
            {point.rank !== null && `${point.rank} · `}
            <bdi>{point.name}</bdi>
          </strong>{' '}
          {(['full', ...AGAINST] as const).map((probe) => {
            const mark = point[probe];
            return (
              mark !== null && (
                <span key={probe}>
                  {probeTitle(probe)} {percent(mark.value)} ({interval(mark)}){' '}
                </span>
              )
            );
          })}
        </>
      )}
    </p>
  );
}
