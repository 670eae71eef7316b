import { floorOf } from '../../schema/floors.ts';
import { doubt, share, type Doubt, type PlausibilityEvidence } from './evidence.ts';

/** Points above the best that is published, beyond which a score is looked at twice. */
const MARGIN = 0.15;
/** Fewer items than this say nothing of whether a model can know everything. */
const FEW = 20;
/** Probes under which a model does not see what it is asked about. */
const UNSEEING = new Set(['blind', 'question-only', 'options-only', 'subtitles-only', 'noise']);

/** Whether the scores are ones that a model can have. */
export function doubtScores(evidence: PlausibilityEvidence): Doubt[] {
  return [blindFloor(evidence), allRight(evidence), aboveTheBest(evidence)];
}

function blindFloor({ record, floors }: PlausibilityEvidence): Doubt {
  const told = doubt('BLIND_ABOVE_FLOOR', 'Without the video it does what can be done without it');
  const blind = record.probes['blind'];
  if (blind?.accuracy == null) return told.notRun('no blind probe');
  const { value, low, high } = blind.accuracy;
  const floor = floors === null ? null : floorOf(floors);
  const level = Math.max(blind.chance ?? 0, floor?.value ?? 0);
  const name = floor?.baseline ?? 'chance';
  const detail = `blind ${share(value)} [${share(low)}, ${share(high)}], ${name} ${share(level)}`;
  const full = record.probes['full']?.accuracy ?? null;
  const explained = full !== null && full.value > 0 && value / full.value > 0.9;
  return low > level + MARGIN || (low > level && explained)
    ? told.warn(`${detail}: the answers are known from elsewhere, or the video was shown`)
    : told.pass(detail);
}

function allRight({ record }: PlausibilityEvidence): Doubt {
  const told = doubt('ALL_RIGHT', 'Not everything is right');
  const perfect = Object.entries(record.probes).filter(
    ([id, { accuracy }]) =>
      accuracy !== null && accuracy.n >= FEW && accuracy.value >= (UNSEEING.has(id) ? 0.9 : 0.995),
  );
  if (perfect.length === 0) return told.pass('no probe is answered all but perfectly');
  const named = perfect.map(
    ([id, { accuracy }]) => `${id} ${share(accuracy?.value ?? 0)} of ${accuracy?.n}`,
  );
  return told.warn(`${named.join(', ')}: as if the right answers were given`);
}

function aboveTheBest({ record, others }: PlausibilityEvidence): Doubt {
  const told = doubt('ABOVE_THE_BEST', 'It is not far above everything that is published');
  const own = record.probes['full']?.accuracy ?? null;
  if (own === null) return told.notRun('no score');
  const best = others
    .flatMap(({ model, probes }) => {
      const value = probes['full']?.accuracy?.value;
      return model.kind === 'model' && value !== undefined ? [{ name: model.name, value }] : [];
    })
    .sort((a, b) => b.value - a.value)[0];
  if (best === undefined) return told.notRun('no other model is published on these items');
  const detail = `${share(own.value)} [${share(own.low)}, ${share(own.high)}]; the best, ${best.name}, has ${share(best.value)}`;
  return own.value - best.value > MARGIN && own.low > best.value
    ? told.warn(detail)
    : told.pass(detail);
}
