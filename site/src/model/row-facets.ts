import type { Result } from '../../../harness/schema/result.ts';
import type { Facet } from '../board/view-state.ts';
import { shortFrames } from './frame-words.ts';

/** What a reader may choose rows by, and the values that occur. */
export type FacetOptions = {
  facet: Facet;
  title: string;
  options: { value: string; label: string; rows: number }[];
};

const SIZES = [
  { value: 's', label: 'to 4 billion', most: 4 },
  { value: 'm', label: 'over 4 to 10 billion', most: 10 },
  { value: 'l', label: 'over 10 to 40 billion', most: 40 },
  { value: 'xl', label: 'over 40 billion', most: Infinity },
];
const UNSIZED = { value: 'u', label: 'size not known' };
const NO_FAMILY = 'no family named';
const SHORT_HASH = 7;

const TITLES: [Facet, string][] = [
  ['open', 'Weights'],
  ['size', 'Size'],
  ['proto', 'Protocol'],
  ['src', 'Provenance'],
  ['fam', 'Family'],
];

/** The value of a row in each facet, as the address has it. */
export function facetsOf({ model, protocol, provenance }: Result): Record<Facet, string> {
  return {
    open: model.weights,
    size: sizeOf(model).value,
    proto: protocol.asked.slice(0, SHORT_HASH),
    src: provenance.level,
    fam: model.family ?? '',
  };
}

/** Of models only; a facet in which all of them are alike is no choice. */
export function facetOptions(results: Result[]): FacetOptions[] {
  const models = results.filter(({ model }) => model.kind === 'model');
  return TITLES.flatMap(([facet, title]) => {
    const groups = [...Map.groupBy(models, (one) => facetsOf(one)[facet])];
    if (groups.length < 2) return [];
    const options = groups.map(([value, own]) => ({
      value,
      label: labelOf(facet, own[0] as Result),
      rows: own.length,
      place: placeOf(facet, value),
    }));
    return [
      {
        facet,
        title,
        options: options
          .sort((a, b) => a.place - b.place || inWords(a.label, b.label))
          .map(({ value, label, rows }) => ({ value, label, rows })),
      },
    ];
  });
}

function sizeOf({ parametersB }: Result['model']): { value: string; label: string } {
  if (parametersB === null) return UNSIZED;
  return SIZES.find(({ most }) => parametersB <= most) ?? UNSIZED;
}

function labelOf(facet: Facet, { model, protocol, provenance }: Result): string {
  switch (facet) {
    case 'open':
      return model.weights;
    case 'size':
      return sizeOf(model).label;
    case 'proto':
      return `${shortFrames(protocol)}, ${protocol.id} ${protocol.asked.slice(0, SHORT_HASH)}`;
    case 'src':
      return provenance.level;
    case 'fam':
      return model.family ?? NO_FAMILY;
  }
}

/** Sizes have an order of their own. */
function placeOf(facet: Facet, value: string): number {
  if (facet !== 'size') return 0;
  const place = SIZES.findIndex((size) => size.value === value);
  return place === -1 ? SIZES.length : place;
}

function inWords(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
