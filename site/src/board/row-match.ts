import { FACETS, type Facet, type ViewState } from './view-state.ts';

/** What a row is filtered by. */
export type RowFacts = {
  id: string;
  /** Model, organisation and family, as they are written. */
  text: string;
  /** Bars to clear: they stay whatever is chosen of models. */
  baseline: boolean;
  facets: Record<Facet, string>;
};

/** Whether a row is shown. What is pinned stays in sight. */
export function isShown(row: RowFacts, view: ViewState): boolean {
  if (view.pin.includes(row.id)) return true;
  const words = folded(view.q).split(/\s+/).filter(Boolean);
  const text = folded(row.text);
  if (!words.every((word) => text.includes(word))) return false;
  return (
    row.baseline || FACETS.every((facet) => view.facets[facet]?.includes(row.facets[facet]) ?? true)
  );
}

/** The one protocol that is chosen: its rows have an order of their own. Null where it is none or several. */
export function onlyProtocol({ facets }: Pick<ViewState, 'facets'>): string | null {
  const { proto } = facets;
  return proto?.length === 1 ? (proto[0] as string) : null;
}

/** Case and accents aside. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
