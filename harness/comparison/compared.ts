import { SightlineError } from '../errors.ts';
import type { Result } from '../schema/result.ts';
import type { Evidence, ProbeEvidence } from '../shortcuts/evidence.ts';
import {
  askedDifferences,
  fieldText,
  sameAsked,
  type FieldDifference,
} from './protocol-difference.ts';
import { sharedItems, type ItemSetDifference, type SharedItems } from './shared-items.ts';

/** One record of a comparison. */
export type Side = {
  /** As people call it: what was typed, shortened. */
  name: string;
  evidence: Evidence;
  /** Where it was read, for the command that makes it anew. */
  path: string;
  /** What became of it on the way, such as that its replies were read anew. */
  note: string | null;
};

/** Two records that may be compared. */
export type Compared = {
  shared: SharedItems;
  base: ProbeEvidence;
  other: ProbeEvidence;
  protocol: { same: boolean; differences: FieldDifference[] };
};

export type Permissions = { commonItems?: boolean; differentProtocol?: boolean };

/**
 * Whether two records are one measurement of a probe.
 *
 * @throws `COMPARISON_REFUSED` with what differs and what to do about it.
 */
export function comparedOf(
  [base, other]: [Side, Side],
  probe: string,
  { commonItems = false, differentProtocol = false }: Permissions,
): Compared {
  const refuse = (why: string, hint: string): never => {
    const message = `${base.name} and ${other.name} cannot be compared: ${why}`;
    throw new SightlineError('COMPARISON_REFUSED', message, { hint });
  };
  const [one, two] = [base.evidence, other.evidence];
  const [own, there] = [one, two].map(({ probes }) => probes.get(probe));
  if (own === undefined || there === undefined) {
    const lacking = own === undefined ? base : other;
    return probe in lacking.evidence.result.probes
      ? refuse(
          `the single outcomes of ${probe} in ${lacking.name} are not published`,
          'a paired difference needs them: name the run folder instead of the record',
        )
      : refuse(
          `${lacking.name} was not asked ${probe}`,
          `it has ${Object.keys(lacking.evidence.result.probes).join(', ')}; --probe chooses among those of both`,
        );
  }
  const shared = sharedItems(one.items, two.items);
  if (shared.differs !== null) {
    const { faults } = shared.differs;
    if (faults.length > 0) {
      refuse(
        itemsText(shared.differs),
        'records are compared over the same items of one benchmark',
      );
    }
    if (!commonItems) {
      const hint = '--common-items compares the items that are in both, and says so';
      refuse(itemsText(shared.differs), hint);
    }
  }
  const same = sameAsked(one.result, two.result, probe);
  const differences = same ? [] : askedDifferences(one.result, two.result, probe);
  if (!same && !differentProtocol) {
    refuse(
      `they were not asked the same\n  ${differences.map(fieldText).join('\n  ')}`,
      '--allow-different-protocol compares them all the same, and says so',
    );
  }
  const [scored, scoredToo] = [one.result.protocol, two.result.protocol];
  if (scored.scored !== scoredToo.scored) {
    refuse(
      `their replies were read by different rules\n  ${base.name}: ${readerText(scored)}\n  ${other.name}: ${readerText(scoredToo)}`,
      'name run folders whose data is still there: both are read anew by the rules of today; or publish the older one again after npx sightline score RUN',
    );
  }
  return { shared, base: own, other: there, protocol: { same, differences } };
}

/** "extractor choice 3, scorer exact 1, judge …": what decides how a reply counts. */
function readerText({ extractor, scorer, openScorer, judge }: Result['protocol']): string {
  return [
    `extractor ${extractor.id} ${extractor.version}`,
    `scorer ${scorer.id} ${scorer.version}`,
    ...(openScorer === undefined ? [] : [`open answers ${openScorer.id} ${openScorer.version}`]),
    ...(judge == null ? [] : [`judge ${judge.id} ${judge.version} by ${judge.model}`]),
  ].join(', ');
}

/** "786 items are in both, 12 only in A, 3 only in B; the questions … differ". */
export function itemsText({ both, onlyBase, onlyOther, faults }: ItemSetDifference): string {
  const counts = `the item sets differ: ${both} items in both, ${onlyBase} only in the base, ${onlyOther} only in the other`;
  return [counts, ...faults].join('; ');
}
