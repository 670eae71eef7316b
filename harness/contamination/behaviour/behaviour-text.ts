import { percent, points } from '../../percent.ts';
import type {
  BehaviourOfRun,
  BehaviourReport,
  BehaviourTest,
} from '../../schema/contamination-behaviour.ts';
import { textTable } from '../../table.ts';

/** A report for people: a table a run, and what else may be behind each figure. */
export function behaviourText({ runs }: BehaviourReport): string {
  return [
    'Weak evidence: a model that remembers behaves like this, and so do others.',
    ...runs.flatMap((run) => ['', ...runLines(run)]),
  ].join('\n');
}

function runLines({ model, benchmark, tests, missing }: BehaviourOfRun): string[] {
  return [
    `${model.name} on ${[benchmark.id, benchmark.itemSetName ?? benchmark.split].join(' ')}`,
    ...(tests.length === 0 ? [] : [table(tests)]),
    ...tests.map(({ test, caution }) => `  ${test}: ${caution}`),
    ...missing.map(({ test, because }) => `  ${test}: none, ${because}`),
  ];
}

function table(tests: readonly BehaviourTest[]): string {
  return textTable(
    [
      { title: 'test' },
      { title: 'here', align: 'right' },
      { title: 'n', align: 'right' },
      { title: 'control', align: 'right' },
      { title: 'n', align: 'right' },
      { title: 'effect', align: 'right' },
      { title: 'p', align: 'right' },
      { title: 'adjusted', align: 'right' },
      { title: 'false positives' },
      { title: '' },
    ],
    tests.map(({ test, here, control, effect, falsePositives, ...one }) => [
      test,
      percent(here.value),
      String(here.n),
      control === null ? 'none' : percent(control.value),
      control === null ? '' : String(control.n),
      effect === null ? '' : effectWords(effect),
      one.p === null ? '' : pWords(one.p),
      one.adjustedP === null ? '' : pWords(one.adjustedP),
      falsePositives === null
        ? ''
        : `${falsePositives.rejected} of ${falsePositives.splits} halves of the control`,
      verdict(one),
    ]),
  );
}

function verdict({ suspicious, p }: Pick<BehaviourTest, 'suspicious' | 'p'>): string {
  if (p === null) return 'not tested';
  return suspicious ? 'suspicious' : 'nothing';
}

function effectWords({ value, low, high }: NonNullable<BehaviourTest['effect']>): string {
  if (low === null || high === null) return `${points(value)} (no interval)`;
  return `${points(value)} (${points(low)} to ${points(high)})`;
}

function pWords(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}
