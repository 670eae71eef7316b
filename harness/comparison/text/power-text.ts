import { percent, points, pText } from '../../shortcuts/text/figure-text.ts';
import { textTable } from '../../table.ts';
import type { PastPairs } from '../past-pairs.ts';
import type { Plan } from '../plan.ts';
import { reportedVerdict, type ReportedBound } from '../reported.ts';
import { left, right } from './sheet.ts';
import { wrapped } from './wrapped.ts';

export type NamedPlan = { name: string; plan: Plan };

/** A line a guess of the discordance. */
export function planTable(plans: NamedPlan[]): string {
  const wanted = plans.find(({ plan }) => plan.needed !== null)?.plan.needed ?? null;
  const first = plans[0]?.plan;
  return textTable(
    [
      left(''),
      right('items'),
      right('discordance %'),
      right('design effect'),
      right(`can show, ${Math.round(100 * (first?.power ?? 0))} % power`),
      ...(wanted === null ? [] : [right(`items for ${percent(wanted.delta)} points`)]),
    ],
    plans.map(({ name, plan }) => [
      name,
      plan.items.toLocaleString('en'),
      percent(plan.discordance),
      plan.designEffect.toFixed(2),
      `${percent(plan.detectable)} points`,
      ...(plan.needed === null
        ? []
        : [plan.needed.items === null ? 'impossible' : plan.needed.items.toLocaleString('en')]),
    ]),
  );
}

export function pastText(past: PastPairs, plans: { low: Plan; median: Plan; high: Plan }): string {
  const { benchmark, items, clusters, pairs } = past;
  return [
    `${benchmark}: ${items.toLocaleString('en')} items about ${clusters.toLocaleString('en')} videos, ${pairs} ${pairs === 1 ? 'pair' : 'pairs'} of past runs`,
    planTable(
      pairs === 1
        ? [{ name: 'seen', plan: plans.median }]
        : [
            { name: 'least seen', plan: plans.low },
            { name: 'median', plan: plans.median },
            { name: 'most seen', plan: plans.high },
          ],
    ),
  ].join('\n');
}

export function reportedText(bound: ReportedBound, where: string): string {
  const { base, other, difference, rounding, items, cases, possible, plausible } = bound;
  const range = ({ low, high }: { low: number; high: number }) => `${pText(low)} to ${pText(high)}`;
  return [
    wrapped(
      `${percent(base)} and ${percent(other)} on ${where}, ${items.toLocaleString('en')} items: a difference of ${points(difference)} points, ±${(100 * rounding).toFixed(2)} by rounding`,
    ),
    textTable(
      [left('discordance'), right('%'), right('design effect'), right('p')],
      cases.map((one) => [
        one.name,
        percent(one.discordance),
        one.designEffect.toFixed(2),
        pText(one.p),
      ]),
    ),
    wrapped(
      `a bound, and no test: p lies somewhere in ${range(possible)}${plausible === null ? '' : `; at discordances that recorded models had, in ${range(plausible)}`}`,
    ),
    wrapped(reportedVerdict(bound)),
  ].join('\n\n');
}
