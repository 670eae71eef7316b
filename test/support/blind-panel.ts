import type { ItemSet } from '../../harness/schema/item-set.ts';
import { decodeOutcomes } from '../../harness/schema/outcome.ts';
import type { Observation, Panel, PanelModel } from '../../harness/shortcuts/items/panel.ts';

/** What one model answered blind: outcome letters, and the letters that it said. */
export function observation(outcomes: string, answers?: string): Observation {
  return {
    outcomes: decodeOutcomes(outcomes),
    answers:
      answers === undefined
        ? null
        : Array.from(answers, (letter) => (letter === '-' ? null : letter)),
  };
}

/** A model of a panel by its outcome letters; a family of its own unless said otherwise. */
export function panelModel(
  id: string,
  {
    blind,
    answers,
    full,
    family = id,
  }: { blind: string; answers?: string; full?: string; family?: string },
): PanelModel {
  return {
    id,
    name: id.toUpperCase(),
    family,
    blindFrom: `result-${id}`,
    observations: [observation(blind, answers)],
    full:
      full === undefined
        ? []
        : [
            {
              result: `result-${id}`,
              protocol: 'sightline',
              values: Array.from(full, (letter) =>
                letter === '-' ? null : Number(letter === 'c'),
              ),
            },
          ],
    otherBlind: [],
  };
}

export function panel(models: PanelModel[]): Panel {
  return { models, leftOut: [] };
}

/** Items with these numbers of options, `perVideo` a video. */
export function itemSetOf(
  optionCounts: number[],
  { perVideo = 1, kinds }: { perVideo?: number; kinds?: string[] } = {},
): ItemSet {
  const videos = Math.ceil(optionCounts.length / perVideo);
  const labels = [...new Set(kinds)];
  return {
    schemaVersion: 1,
    hash: 'hash',
    benchmark: 'own',
    split: 'test',
    name: null,
    contentHash: 'content',
    ids: optionCounts.map((_, item) => `i${item}`),
    clusters: optionCounts.map((_, item) => Math.floor(item / perVideo)),
    clusterIds: Array.from({ length: videos }, (_, video) => `v${video}`),
    optionCounts,
    breakdowns:
      kinds === undefined
        ? {}
        : { kind: { labels, items: kinds.map((kind) => labels.indexOf(kind)) } },
  };
}
