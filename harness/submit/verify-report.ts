import { SightlineError } from '../errors.ts';
import { signFlips } from '../statistics/sign-flip.ts';
import {
  accuracyFigures,
  agreementFigures,
  type AgreementFigures,
  type AccuracyFigures,
  type Compared,
} from './verify-figures.ts';
import type { FloorFrom, Pairs } from './verify-pairs.ts';
import { detectable, type Detectable } from './verify-power.ts';
import { overall, verdictOf, type Verdict } from './verify-verdict.ts';

/** One claim: of a probe, its outcomes or its answers. */
export type ReportedCheck = AgreementFigures & {
  probe: string;
  compared: Compared;
  leftOut: number;
  accuracy: AccuracyFigures;
  detectable: Detectable;
  verdict: Verdict;
};

export type VerifyReport = {
  benchmark: string;
  split: string;
  result: string;
  model: string;
  sample: { items: number; of: number; clusters: number; seed: number | null };
  floorFrom: FloorFrom;
  margin: number;
  checks: ReportedCheck[];
  verdict: Verdict;
};

/**
 * What a sample says of a record.
 *
 * @throws `COMPARISON_REFUSED` where a probe has no item that was answered every time.
 */
export function verifyReport(
  pairs: Pairs[],
  how: Omit<VerifyReport, 'checks' | 'verdict'> & { drawnBy: number },
): VerifyReport {
  const { drawnBy, ...told } = how;
  const options = { margin: told.margin, probes: pairs.length };
  const checks = pairs.flatMap(({ probe, compared, leftOut, hasAnswers }) => {
    if (compared.length === 0) {
      throw new SightlineError(
        'COMPARISON_REFUSED',
        `${told.result}: no item of the sample was answered every time under ${probe}`,
      );
    }
    const clusters = new Set(compared.map(({ cluster }) => cluster)).size;
    const flips = signFlips({ clusters, seed: drawnBy, key: `submit verify ${probe}` });
    const accuracy = accuracyFigures(compared, flips);
    const claims: Compared[] = hasAnswers ? ['outcomes', 'answers'] : ['outcomes'];
    return claims.map((of): ReportedCheck => {
      const check = { ...agreementFigures(compared, of), accuracy };
      return {
        probe,
        compared: of,
        leftOut,
        ...check,
        detectable: detectable(check, options),
        verdict: verdictOf(check, options),
      };
    });
  });
  return { ...told, checks, verdict: overall(checks.map(({ verdict }) => verdict)) };
}
