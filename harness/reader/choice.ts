import type { Conclusion } from './conclusion.ts';
import type { Prompt } from './prompt.ts';
import { coloursIn, deedIn, directionsIn, numberIn, placeIn, shapesIn } from './vocabulary.ts';

/** The letter of the only option that says what was concluded; null where none or several do. */
export function choose(conclusion: Conclusion, options: Prompt['options']): string | null {
  const texts = options.map((option) => option.text.toLowerCase());
  const wanted =
    conclusion.kind === 'number' ? nearestOffered(conclusion.value, texts) : conclusion;
  const fitting = options.filter((_, index) => says(texts[index] ?? '', wanted));
  return fitting.length === 1 ? (fitting[0]?.letter ?? null) : null;
}

/** Who counted seven and is offered three to five takes five. */
function nearestOffered(value: number, options: string[]): Conclusion {
  const offered = options.map(numberIn).filter((one) => one !== null);
  const [nearest = value] = offered.sort((a, b) => Math.abs(a - value) - Math.abs(b - value));
  return { kind: 'number', value: nearest };
}

function says(option: string, conclusion: Conclusion): boolean {
  switch (conclusion.kind) {
    case 'number':
      return numberIn(option) === conclusion.value;
    case 'colour':
      return same(coloursIn(option), [conclusion.value]);
    case 'shape':
      return same(shapesIn(option), [conclusion.value]);
    case 'figure':
      return saysFigure(option, conclusion);
    case 'figures': {
      const parts = option.split(/,|\bthen\b|\band\b/).filter((part) => shapesIn(part).length > 0);
      return (
        parts.length === conclusion.list.length &&
        conclusion.list.every((figure, index) => saysFigure(parts[index] ?? '', figure))
      );
    }
    case 'deeds': {
      const deed = deedIn(option);
      return deed !== null && conclusion.list.includes(deed);
    }
    case 'path':
      return same(directionsIn(option), conclusion.list);
    case 'place': {
      const place = placeIn(option);
      return place?.row === conclusion.place.row && place.column === conclusion.place.column;
    }
    case 'word':
      return conclusion.words.some((word) => new RegExp(`\\b${word}s?\\b`).test(option));
  }
}

/** An option may name the colour, the shape or both; what it names must fit. */
function saysFigure(option: string, figure: { colour: string; shape: string }): boolean {
  const [colour] = coloursIn(option);
  const [shape] = shapesIn(option);
  if (colour === undefined && shape === undefined) return false;
  return (colour ?? figure.colour) === figure.colour && (shape ?? figure.shape) === figure.shape;
}

function same(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
