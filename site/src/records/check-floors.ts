import type { Floors } from '../../../harness/schema/floors.ts';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { Finding } from './record-problem.ts';

/** Records hold six decimals. */
const ROUNDED = 2e-6;

/** What the schema of one file cannot see: that floors are those of an item set that is there. */
export function checkFloors(floors: Floors, items: ItemSet): Finding[] {
  const { benchmark, whole, rules } = floors;
  const findings: Finding[] = [];
  const expect = (field: string, found: unknown, expected: unknown): void => {
    if (found !== expected) {
      findings.push({
        field,
        message: `${String(found)}, but the item set has ${String(expected)}`,
      });
    }
  };
  expect('benchmark.id', benchmark.id, items.benchmark);
  expect('benchmark.split', benchmark.split, items.split);
  expect('benchmark.items', benchmark.items, items.ids.length);
  expect('benchmark.clusters', benchmark.clusters, items.clusterIds.length);
  const options = items.optionCounts.filter((count) => count > 0);
  if (whole.n > options.length) {
    findings.push({
      field: 'whole.n',
      message: `${whole.n}, but ${options.length} items have options`,
    });
  } else if (whole.n === options.length) {
    // With hidden answers the items that count are not known here.
    const chance = options.reduce((sum, count) => sum + 1 / count, 0) / options.length;
    if (Math.abs(chance - whole.chance) > ROUNDED) {
      findings.push({
        field: 'whole.chance',
        message: `${whole.chance}, but the item set gives ${Number(chance.toPrecision(6))}`,
      });
    }
  }
  for (const baseline of Object.keys(whole.baselines)) {
    if (baseline in rules) continue;
    findings.push({
      field: `whole.baselines.${baseline}`,
      message: 'a rule that is not described',
    });
  }
  return findings;
}
