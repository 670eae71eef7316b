import { SightlineError } from '../errors.ts';
import { appendToLedger } from '../publish/ledger.ts';
import { harnessVersion } from '../version.ts';
import { publishedRecord, writeRecord } from './published-record.ts';
import { raised } from './raise.ts';
import type { Verified } from './verify.ts';

/**
 * Writes the level and the evidence into the record that was verified, as it stands now, and a line into
 * the ledger beside it.
 *
 * @returns the level.
 * @throws `USAGE` unless a published record was verified, `CONFIG_INVALID` where it is gone, and what
 *   `raised` throws.
 */
export async function raiseRecord(
  { claim, report }: Verified,
  { by, attestation, results }: { by: string; attestation: string | null; results: string },
): Promise<string> {
  if (claim.file === null) {
    throw new SightlineError('USAGE', 'only a published record can be raised', {
      hint: 'sightline submit accept puts a submission into results/; then verify its record',
    });
  }
  const record = await publishedRecord(claim.file, { results, workingFolder: results });
  const { result, entry } = raised(
    record.result,
    { claim: claim.result, report },
    { by, attestation, now: new Date(), harness: await harnessVersion() },
  );
  await writeRecord(record.file, result);
  await appendToLedger(record.results, entry);
  return result.provenance.level;
}
