import { SAME_AS_FULL } from '../../schema/result.ts';
import { doubt, share, type Doubt, type PlausibilityEvidence } from './evidence.ts';

/** A letter is often the same; a sentence is not. */
const WORDS_CHARACTERS = 40;
const OFTEN = 0.05;
const FEW = 20;

/** Whether the answers are ones that a model gives to so many questions. */
export function doubtAnswers(evidence: PlausibilityEvidence): Doubt[] {
  return [sameReplies(evidence), sameAsFull(evidence)];
}

function sameReplies({ facts }: PlausibilityEvidence): Doubt {
  const told = doubt('SAME_REPLIES', 'Long replies differ between items');
  const long = facts.filter(
    ({ text, textCharacters, repeat }) =>
      text !== null && repeat === 0 && textCharacters >= WORDS_CHARACTERS,
  );
  if (long.length < FEW) return told.notRun(`${long.length} replies of a sentence or more`);
  // The same item may be answered in the same words under another probe.
  const items = [...Map.groupBy(long, ({ text }) => text).values()].map(
    (own) => new Set(own.map(({ item }) => item)).size,
  );
  const most = Math.max(...items);
  const all = new Set(long.map(({ item }) => item)).size;
  const detail = `the most frequent of them stands under ${most} of ${all} items`;
  return most >= FEW && most / all > OFTEN ? told.warn(detail) : told.pass(detail);
}

/** A model that looks answers some questions otherwise when it cannot look; copied replies never. */
function sameAsFull({ record }: PlausibilityEvidence): Doubt {
  const told = doubt('PROBE_COPIES_FULL', 'Probes are answered otherwise than full');
  const found = Object.entries(record.probes).flatMap(([id, { sameAsFull: own, variants }]) => {
    const letters = (variants ?? [{ sameAsFull: own }]).map((one) => one.sameAsFull ?? '').join('');
    const compared = letters.replaceAll(SAME_AS_FULL.unknown, '');
    // What asks the same again is to answer the same.
    if (id === 'rerun' || compared.length < FEW) return [];
    const same = compared.replaceAll(SAME_AS_FULL.different, '').length / compared.length;
    return [{ id, same, n: compared.length }];
  });
  if (found.length === 0) return told.notRun('no probe can be held against full');
  const copies = found.filter(({ same }) => same >= 0.995);
  const text = (own: typeof found) =>
    own.map(({ id, same, n }) => `${id} ${share(same)} the same, of ${n}`).join(', ');
  return copies.length === 0
    ? told.pass(text(found))
    : told.warn(`${text(copies)}: the same replies handed in again, or no look at the video`);
}
