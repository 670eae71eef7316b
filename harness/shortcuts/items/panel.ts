import type { Evidence } from '../evidence.ts';
import type { Outcome } from '../../schema/outcome.ts';

/** A record, and the letters that were answered under a probe: one list a variant, one letter an item. */
export type PanelRecord = {
  evidence: Evidence;
  /** Null where only outcomes are at hand, as in published records. */
  answersTo: (probe: string) => (string | null)[][] | null;
};

/** What one model answered without the video: asked once, or once more with its options rotated. */
export type Observation = {
  outcomes: Outcome[];
  /** In the item's own letters. */
  answers: (string | null)[] | null;
};

/** One model over the items: its blind answers once, and each of its scores with the video. */
export type PanelModel = {
  id: string;
  name: string;
  /** Who is left out of the panel together with it: its family, or itself where that is not known. */
  family: string;
  /** The record that the blind answers come from. */
  blindFrom: string;
  observations: Observation[];
  full: { result: string; protocol: string; values: (number | null)[] }[];
  /** Records of the model whose blind answers are others than those that count. */
  otherBlind: string[];
};

export type Panel = {
  /** By id. */
  models: PanelModel[];
  /** Records that say nothing here, with the reason. */
  leftOut: { result: string; reason: string }[];
};

/**
 * The models among records of one item set. A model counts once, however many of its records hold the
 * same blind answers: the record with predictions before one without, then the one with most answers.
 *
 * @param rotations whether the variants of `blind-rotate` count as further answers of their model.
 */
export function panelOf(records: PanelRecord[], { rotations }: { rotations: boolean }): Panel {
  const probes = rotations ? ['blind', 'blind-rotate'] : ['blind'];
  const reasons = records.map((record) => [record, whyNot(record, probes)] as const);
  const usable = reasons.filter(([, reason]) => reason === null).map(([record]) => record);
  const byModel = Map.groupBy(usable, ({ evidence }) => evidence.result.model.id);
  return {
    models: [...byModel.values()]
      .map((own) => modelOf(own, probes))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    leftOut: reasons.flatMap(([{ evidence }, reason]) =>
      reason === null ? [] : [{ result: evidence.result.id, reason }],
    ),
  };
}

function whyNot({ evidence }: PanelRecord, probes: string[]): string | null {
  if (evidence.result.model.kind === 'baseline') return 'a rule over the rows, no model';
  if (probes.some((probe) => evidence.probes.has(probe))) return null;
  const withheld = probes.some((probe) => evidence.result.probes[probe] !== undefined);
  return withheld ? 'its outcomes are withheld' : 'it was not asked without the video';
}

function modelOf(records: PanelRecord[], probes: string[]): PanelModel {
  const asked = records.map((record) => ({
    result: record.evidence.result,
    observations: probes.flatMap((probe) => observationsOf(record, probe)),
    record,
  }));
  const best = asked.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
  const { id, name, family } = best.result.model;
  const said = outcomesText(best.observations);
  return {
    id,
    name,
    family: family ?? id,
    blindFrom: best.result.id,
    observations: best.observations,
    full: asked
      .flatMap(({ result, record }) => {
        const full = record.evidence.probes.get('full');
        if (full === undefined) return [];
        return [{ result: result.id, protocol: result.protocol.id, values: full.values }];
      })
      .sort((a, b) => (a.result < b.result ? -1 : 1)),
    otherBlind: asked
      .filter(({ observations }) => outcomesText(observations) !== said)
      .map(({ result }) => result.id)
      .sort(),
  };
}

function observationsOf({ evidence, answersTo }: PanelRecord, probe: string): Observation[] {
  const answers = answersTo(probe);
  return (evidence.probes.get(probe)?.variants ?? []).map(({ outcomes }, index) => ({
    outcomes,
    answers: answers?.[index] ?? null,
  }));
}

type Asked = { result: { id: string }; observations: Observation[] };

/** Negative where `a` is to be taken before `b`. */
function compare(a: Asked, b: Asked): number {
  const known = ({ observations }: Asked) =>
    observations.filter(({ answers }) => answers !== null).length;
  const asked = ({ observations }: Asked) =>
    observations.reduce((n, one) => n + one.outcomes.filter((o) => o !== 'not-asked').length, 0);
  return known(b) - known(a) || asked(b) - asked(a) || (a.result.id < b.result.id ? -1 : 1);
}

function outcomesText(observations: Observation[]): string {
  return JSON.stringify(observations.map(({ outcomes }) => outcomes));
}
