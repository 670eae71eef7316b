import { csvLine } from '../../csv-line.ts';
import type { AuditedRun } from './audit.ts';
import { answerText } from './replies.ts';

/**
 * One line a trial, without any text of the reply: our outcome, rule and answer, and the answer of each
 * other reader (`random` for a guess). The header names every reader of every run.
 */
export function auditCsv(runs: AuditedRun[]): string {
  const peers = [...new Set(runs.flatMap((run) => run.peers))];
  const header = ['run', 'probe', 'item', 'variant', 'outcome', 'rule', 'answer', ...peers];
  const lines = runs.flatMap(({ audit, trials }) =>
    trials.map(({ score, rule, peers: found }) => [
      audit.run,
      audit.probe,
      score.item,
      score.variant,
      score.outcome,
      rule,
      score.answer ?? '',
      ...peers.map((id) => {
        const finding = found.get(id);
        return finding == null ? '' : (answerText(finding) ?? '');
      }),
    ]),
  );
  return [header, ...lines].map(csvLine).join('\n');
}
