import { z } from 'zod';
import { writeAtomically } from '../../atomic-write.ts';
import { declaredFor } from '../../contamination/declared-for.ts';
import { checksOf, joinChecks } from '../../contamination/record-checks.ts';
import { contaminationRecord } from '../../contamination/record-state.ts';
import { readConfig } from '../../read-config.ts';
import { behaviourReportSchema } from '../../schema/contamination-behaviour.ts';
import { contaminationReportSchema } from '../../schema/contamination-report.ts';
import { declaredDataFileSchema } from '../../schema/declared-data.ts';
import { resultSchema, type Result } from '../../schema/result.ts';

/** Paths, absolute. */
export type Attached = { reports: readonly string[]; trainedOn: string | null };

/**
 * Puts what reports say, and training data that is declared, into a published record, and its state anew.
 * The declared data replaces that of before; everything else of the record stays as it is.
 *
 * @throws `CONFIG_INVALID` for a broken file, `COMPARISON_REFUSED` for reports over other items or models.
 */
export async function attachContamination(
  recordFile: string,
  { reports, trainedOn }: Attached,
): Promise<Result> {
  const result = await readConfig(recordFile, resultSchema);
  let { checks = [] } = result.contamination;
  for (const file of reports) {
    checks = joinChecks(checks, checksOf(await readReport(file), result));
  }
  const declared =
    trainedOn === null
      ? (result.contamination.trainedOn ?? [])
      : declaredFor(await readConfig(trainedOn, declaredDataFileSchema), result.benchmark);
  const attached = resultSchema.parse({
    ...result,
    contamination: contaminationRecord({ checks, trainedOn: declared }),
  });
  await writeAtomically(recordFile, `${JSON.stringify(attached, null, 2)}\n`);
  return attached;
}

/** Only a report on behaviour has no corpus. */
async function readReport(file: string) {
  const { corpus } = await readConfig(file, z.looseObject({ corpus: z.unknown().optional() }));
  return corpus === undefined
    ? readConfig(file, behaviourReportSchema)
    : readConfig(file, contaminationReportSchema);
}
