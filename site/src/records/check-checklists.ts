import { isGraded, type GradedSet } from '../../../harness/checklists/graded-items.ts';
import { figuresAgain, judgementsIn } from '../../../harness/checklists/record-figures.ts';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import { decodeOutcomes, type Outcome } from '../../../harness/schema/outcome.ts';
import type { ProbeResult, Result } from '../../../harness/schema/result.ts';
import { isSameFigure } from './check-figures.ts';
import type { Finding } from './record-problem.ts';

/**
 * The scores of generated videos again, from the ratings of their judge: every figure of every rule with
 * its interval. Where ratings are withheld there is nothing to make them from.
 */
export function checkChecklists({ probes }: Pick<Result, 'probes'>, items: ItemSet): Finding[] {
  const findings = Object.entries(probes).flatMap(([id, probe]): Finding[] => {
    const field = `probes.${id}.checklists`;
    if (isGraded(items)) return checkRatings(field, probe, items);
    if (probe.checklists === undefined) return [];
    return [{ field, message: 'the item set has no checklists' }];
  });
  // Ratings that are not of these items have no figures.
  if (findings.length > 0 || !isGraded(items)) return findings;
  return Array.from(figuresAgain(probes, items), ([id, made]) => {
    const { ratings: _, ...told } = probes[id]?.checklists ?? {};
    return differences(`probes.${id}.checklists`, told, made);
  }).flat();
}

/** That each text is of these items, and says of no video what its outcome denies. */
function checkRatings(
  field: string,
  { checklists, variants, outcomes }: ProbeResult,
  items: GradedSet,
): Finding[] {
  if (checklists === undefined) return [{ field, message: 'missing: the items have checklists' }];
  const { ratings } = checklists;
  if (ratings === null) return [];
  const beside = variants?.map((one) => one.outcomes) ?? [outcomes];
  if (ratings.length !== beside.length) {
    const message = `${ratings.length} texts for ${beside.length} variants`;
    return [{ field: `${field}.ratings`, message }];
  }
  try {
    judgementsIn(ratings, items);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ field: `${field}.ratings`, message: error.message }];
  }
  return ratings.flatMap((text, place) => {
    const words = text.split(' ');
    const own = decodeOutcomes(beside[place] ?? '');
    const wrong = own.findIndex((outcome, item) => !isBorneOut(words[item] ?? '', outcome));
    if (wrong === -1) return [];
    const message = `"${words[wrong]}" for ${items.ids[wrong]}, whose outcome is ${own[wrong]}`;
    return [{ field: `${field}.ratings.${place}`, message }];
  });
}

/** A rated video is right where all its questions are Good; without ratings it is neither right nor wrong. */
function isBorneOut(word: string, outcome: Outcome): boolean {
  if (!/^[gmp]+$/.test(word)) return outcome !== 'correct' && outcome !== 'wrong';
  return outcome === (/^g+$/.test(word) ? 'correct' : 'wrong');
}

/** Each leaf where what is told is not what was made, by its path. */
function differences(field: string, told: unknown, made: unknown): Finding[] {
  if (isObject(told) && isObject(made)) {
    const names = new Set([...Object.keys(told), ...Object.keys(made)]);
    return [...names].flatMap((name) => differences(`${field}.${name}`, told[name], made[name]));
  }
  if (isSameFigure(told, made)) return [];
  const message = `${shown(told)}, but the ratings give ${shown(made)}`;
  return [{ field, message }];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
