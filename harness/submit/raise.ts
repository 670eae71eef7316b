import { SightlineError } from '../errors.ts';
import { hashOf } from '../hash.ts';
import { percent } from '../percent.ts';
import { rounded } from '../publish/rounded.ts';
import type { LedgerEntry } from '../schema/ledger.ts';
import { PROVENANCE_LEVELS, type Result } from '../schema/result.ts';
import { isVerifiedLevel, type Verification, type VerifiedLevel } from '../schema/verification.ts';
import type { HarnessVersion } from '../version.ts';
import { isSameName } from './same-name.ts';
import type { ReportedCheck, VerifyReport } from './verify-report.ts';

/** Who asked again, when and with what. */
export type Validator = {
  by: string;
  now: Date;
  harness: HarnessVersion;
  /** Of a public workflow that signed what it asked. */
  attestation: string | null;
};

export type Raised = { result: Result; entry: LedgerEntry };

/**
 * The record with the level that a verification carries, and the line of the ledger that says so.
 *
 * @param record as it stands now.
 * @param claim the record that was asked again.
 * @throws `VERIFICATION_FAILED` where the sample does not agree, `USAGE` where nobody may raise it like this.
 */
export function raised(
  record: Result,
  { claim, report }: { claim: Result; report: VerifyReport },
  validator: Validator,
): Raised {
  refuseRaise(record, { claim, report }, validator);
  const verification = evidenceOf(report, validator);
  const level = levelOf(report, validator);
  return {
    result: { ...record, provenance: { ...record.provenance, level, verification } },
    entry: {
      date: verification.date,
      benchmark: record.benchmark.id,
      result: record.id,
      action: 'verify',
      reason: `${askedAgainSentence(verification)} Now ${level}.`,
      by: validator.by,
      before: null,
      after: null,
      url: validator.attestation,
    },
  };
}

/** "300 of 2520 items asked again: 96.3 % agree [94.1, 98.0]; the model agrees with itself on 97.1 %." */
export function askedAgainSentence({ sample, probes }: Verification): string {
  const { full } = probes;
  if (full === undefined) throw new RangeError('a verification is about full');
  const { agreement, floor } = full;
  const items = sample.items === sample.of ? `All ${sample.of}` : `${sample.items} of ${sample.of}`;
  return `${items} items asked again: ${percent(agreement.value)} % agree [${percent(agreement.low)}, ${percent(agreement.high)}]; the model agrees with itself on ${percent(floor.value)} %.`;
}

function levelOf({ sample }: VerifyReport, { attestation }: Validator): VerifiedLevel {
  if (sample.items < sample.of) return 'spot-checked';
  return attestation === null ? 'reproduced' : 'attested';
}

function refuseRaise(
  record: Result,
  { claim, report }: { claim: Result; report: VerifyReport },
  validator: Validator,
): void {
  const { level, runBy } = record.provenance;
  const refuse = (message: string, hint: string): never => {
    throw new SightlineError('USAGE', `${record.id}: ${message}`, { hint });
  };
  if (report.verdict !== 'agrees') {
    throw new SightlineError(
      'VERIFICATION_FAILED',
      `${record.id} is not raised: ${report.verdict}`,
    );
  }
  if (hashOf(claim.probes) !== hashOf(record.probes))
    refuse('the record has changed since the sample was asked', 'verify it as it is now');
  if (report.floorFrom === 'record')
    refuse(
      'how often a model agrees with itself was taken from the record',
      'a submitter could claim a low floor: leave --floor out',
    );
  if (runBy !== null && isSameName(validator.by, runBy))
    refuse(`${validator.by} is who ran it`, 'only somebody else can raise a level');
  if (level === 'withdrawn' || level === 'reported')
    refuse(`it is ${level}`, 'a record that stands as submitted can be raised');
  if (validator.attestation !== null && report.sample.items < report.sample.of)
    refuse('an attestation is of a workflow that asks everything', 'ask with --sample all');
  const wanted = levelOf(report, validator);
  if (
    isVerifiedLevel(level) &&
    PROVENANCE_LEVELS.indexOf(level) > PROVENANCE_LEVELS.indexOf(wanted)
  )
    refuse(`it is ${level}, which is more than ${wanted}`, 'nothing is left to raise');
}

function evidenceOf(
  report: VerifyReport,
  { by, now, harness, attestation }: Validator,
): Verification {
  return rounded<Verification>({
    date: now.toISOString(),
    by,
    harness,
    sample: report.sample,
    margin: report.margin,
    // Of a probe whose answers are known too, the last check: they are more than its outcomes.
    probes: Object.fromEntries(report.checks.map((check) => [check.probe, checkedProbe(check)])),
    attestation,
  });
}

function checkedProbe(check: ReportedCheck): Verification['probes'][string] {
  const { compared, agreement, floor, difference, accuracy } = check;
  return {
    compared,
    agreement,
    floor,
    difference: withNulls(difference),
    accuracy: withNulls(accuracy.difference),
  };
}

function withNulls({ value, low, high }: ReportedCheck['difference']) {
  const known = (end: number) => (Number.isFinite(end) ? end : null);
  return { value, low: known(low), high: known(high) };
}
