import type {
  ContaminationCheck,
  ContaminationRecord,
  CorpusCheck,
} from '../schema/contamination-record.ts';
import { LEVELS } from '../schema/contamination-report.ts';
import type { TrainedOn } from '../schema/declared-data.ts';
import { overallState } from './states.ts';

/**
 * All that is known of a result's items in training data, with the state that follows from it. Who says
 * that they trained on the test is believed; who says that they did not clears nothing, and data of which
 * nobody says whether it holds the test keeps a corpus from being all there is.
 */
export function contaminationRecord({
  checks = [],
  trainedOn = [],
}: Pick<ContaminationRecord, 'checks' | 'trainedOn'>): ContaminationRecord {
  if (checks.length === 0 && trainedOn.length === 0) return { state: 'unknown' };
  const rank = ({ level }: ContaminationCheck) => LEVELS.indexOf(level);
  return {
    ...stateOf(checks.filter(isOfCorpus), trainedOn),
    ...(checks.length === 0 ? {} : { checks: checks.toSorted((a, b) => rank(a) - rank(b)) }),
    ...(trainedOn.length === 0 ? {} : { trainedOn }),
  };
}

function stateOf(
  checks: readonly CorpusCheck[],
  trainedOn: readonly TrainedOn[],
): { state: ContaminationRecord['state']; because: string } {
  const named = (holds: TrainedOn['holdsItems']) =>
    trainedOn.filter(({ holdsItems }) => holdsItems === holds).map(({ name }) => name);
  const [onTest, unknown] = [named('yes'), named('unknown')];
  const corpora = [...Map.groupBy(checks, ({ corpus }) => corpus.sha256).values()].map((own) => {
    const complete = own.some(({ corpus }) => corpus.completeBy !== null);
    return { name: own[0]?.corpus.name ?? '', ...overallState(own, complete) };
  });
  const found = corpora.filter(({ state }) => state === 'overlap');
  if (found.length > 0 || onTest.length > 0) {
    const reasons = [
      ...found.map(({ name, because }) => `${because} in ${name}`),
      ...(onTest.length === 0 ? [] : [`declared: trained on ${onTest.join(', ')}`]),
    ];
    return { state: 'overlap', because: reasons.join('; ') };
  }
  const clean = corpora.find(({ state }) => state === 'clean');
  if (clean !== undefined && unknown.length === 0)
    return { state: 'clean', because: clean.because };
  const open = [
    ...corpora.filter(({ state }) => state === 'unknown').map(({ because }) => because),
    ...(unknown.length === 0 ? [] : [`nobody says whether ${unknown.join(', ')} holds it`]),
  ];
  return { state: 'unknown', because: open.join('; ') || 'nothing that was looked at decides it' };
}

function isOfCorpus(check: ContaminationCheck): check is CorpusCheck {
  return check.level !== 'behaviour';
}
