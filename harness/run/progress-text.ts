import { intervalText } from '../publish/score-table.ts';
import type { Accuracy } from '../statistics/accuracy.ts';

/** A run at a moment, ready to be told. */
export type Standing = {
  title: string;
  total: number;
  done: number;
  /** Answered in this session, of them from the cache. */
  answered: number;
  cached: number;
  elapsedMs: number;
  load: { inFlight: number; limit: number; pausedMs: number; workers?: number } | null;
  retries: number;
  /** Trials that failed in this session, by code. */
  failures: ReadonlyMap<string, number>;
  /** Of the first probe, over what is answered so far. */
  accuracy: { probe: string; estimate: Accuracy } | null;
  costDollars: number | null;
};

/** One line for a log. */
export function progressLine(standing: Standing): string {
  const { title, done, total } = standing;
  return [`${title}: ${done} of ${total} trials`, ...details(standing)].join(' · ');
}

/** A few lines for a terminal. */
export function progressBlock(standing: Standing): string {
  const { title, done, total } = standing;
  const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
  const [first = '', ...more] = [
    [`${title}: ${done} of ${total} trials (${percent} %)`, ...pace(standing)],
    load(standing),
    failed(standing),
    worth(standing),
  ]
    .filter((parts) => parts.length > 0)
    .map((parts) => parts.join(' · '));
  return [first, ...more.map((line) => `  ${line}`)].join('\n');
}

function details(standing: Standing): string[] {
  return [...pace(standing), ...load(standing), ...failed(standing), ...worth(standing)];
}

function pace({ answered, cached, elapsedMs, done, total }: Standing): string[] {
  if (answered === 0 || elapsedMs <= 0) return [];
  const perSecond = answered / (elapsedMs / 1000);
  const rate =
    perSecond >= 1 ? `${perSecond.toFixed(1)} a second` : `${(60 * perSecond).toFixed(1)} a minute`;
  return [
    rate,
    ...(cached > 0 ? [`${cached} from the cache`] : []),
    ...(done < total ? [`${duration((1000 * (total - done)) / perSecond)} left`] : []),
  ];
}

function load({ load: now, retries }: Standing): string[] {
  return [
    ...(now?.workers === undefined ? [] : [workers(now.workers)]),
    ...(now === null ? [] : [`${now.inFlight} in flight of ${now.limit}`]),
    ...(now !== null && now.pausedMs > 0 ? [`asked to wait ${duration(now.pausedMs)}`] : []),
    ...(retries > 0 ? [`${retries} asked again`] : []),
  ];
}

function workers(count: number): string {
  return count === 1 ? '1 worker' : `${count} workers`;
}

function failed({ failures }: Standing): string[] {
  const kinds = Array.from(failures, ([code, count]) => `${count} ${code}`);
  return kinds.length === 0 ? [] : [`failed: ${kinds.join(', ')}`];
}

function worth({ accuracy, costDollars }: Standing): string[] {
  return [
    ...(accuracy === null
      ? []
      : [
          `${accuracy.probe} so far ${(100 * accuracy.estimate.value).toFixed(1)} (${intervalText(accuracy.estimate)}, n ${accuracy.estimate.n})`,
        ]),
    ...(costDollars === null ? [] : [`$${costDollars.toFixed(2)}`]),
  ];
}

/** "3 h 20 min", "12 min", "40 s". */
export function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}
