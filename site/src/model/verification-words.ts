import type { Verification } from '../../../harness/schema/verification.ts';
import type { Fact } from './facts.ts';
import { day, grouped, percent } from './figures.ts';

/** "300 of 2,520 items asked again by X on 2026-11-25: 96.3 % agree [94.1, 98.0]; …": why a level stands. */
export function verificationSentence({ sample, by, date, probes }: Verification): string {
  const { full } = probes;
  if (full === undefined) throw new RangeError('a verification is about full');
  const { agreement, floor } = full;
  const items =
    sample.items === sample.of
      ? `All ${grouped(sample.of)}`
      : `${grouped(sample.items)} of ${grouped(sample.of)}`;
  const interval = `[${percent(agreement.low)}, ${percent(agreement.high)}]`;
  return `${items} items asked again by ${by} on ${day(date)}: ${percent(agreement.value)} % agree ${interval}; the same model agrees with itself on ${percent(floor.value)} %.`;
}

/** The evidence line by line, for whoever wants to draw the same sample. */
export function verificationFacts(verification: Verification): Fact[] {
  const { sample, margin, probes, harness, attestation } = verification;
  const seed = sample.seed === null ? '' : `, seed ${sample.seed}`;
  return [
    { name: 'Asked again', value: verificationSentence(verification) },
    { name: 'Sample', value: `${grouped(sample.clusters)} whole videos${seed}` },
    {
      name: 'Margin',
      value: `agreement at most ${percent(margin)} points below how often the model agrees with itself`,
    },
    ...Object.entries(probes)
      .filter(([probe]) => probe !== 'full')
      .map(([probe, { agreement, floor }]) => ({
        name: `Under ${probe}`,
        value: `${percent(agreement.value)} % agree; with itself ${percent(floor.value)} %`,
      })),
    { name: 'Checked with', value: `Sightline ${harness.version}` },
    ...(attestation === null
      ? []
      : [{ name: 'Attestation', value: 'signed workflow', url: attestation }]),
  ];
}
