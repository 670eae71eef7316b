import type { CurvePanel, CurveX } from './curve.ts';
import { framePanels } from './frame-panels.ts';
import { itemSetGroups, type ItemSetGroup } from '../model/item-set-groups.ts';

export const FRAMES_AXIS = { title: 'Frames', scale: 'log' } as const satisfies CurveX;

/** Score against frames on one item set, a panel a model family. */
export type FamilyPanels = Pick<ItemSetGroup, 'itemSet' | 'title'> & { panels: CurvePanel[] };

/** The item sets of a benchmark on which some model was asked with several numbers of frames. */
export function familyPanels(entry: Parameters<typeof itemSetGroups>[0]): FamilyPanels[] {
  return itemSetGroups(entry)
    .map(({ itemSet, title, results }) => {
      const models = results.filter(({ model }) => model.kind === 'model');
      const families = Map.groupBy(models, ({ model }) => model.family ?? model.name);
      const groups = Array.from(families, ([family, own]) => ({ title: family, results: own }));
      const inOrder = groups.sort((a, b) => a.title.localeCompare(b.title, 'en'));
      return { itemSet, title, panels: framePanels(inOrder) };
    })
    .filter(({ panels }) => panels.length > 0);
}
