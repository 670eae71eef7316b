/** Each unit's spellings, its own name first. Plurals in -s are understood; `case` matters only where it must. */
const UNITS = [
  '%|percent|per cent|percentage|pct',
  'degree|deg|°',
  'celsius|°c|degree celsius|degrees celsius',
  'fahrenheit|°f|degree fahrenheit|degrees fahrenheit',
  'kelvin|k',
  'dollar|$|usd|us dollar',
  'euro|€|eur',
  'pound|£|gbp',
  'lb|lbs',
  'mm|millimeter|millimetre',
  'cm|centimeter|centimetre',
  'm|meter|metre',
  'km|kilometer|kilometre',
  'inch|inches|in',
  'foot|feet|ft',
  'mile|mi',
  'mg|milligram',
  'g|gram|gramme',
  'kg|kilogram|kilo',
  'ton|tonne|t',
  'ml|milliliter|millilitre',
  'l|liter|litre',
  'ms|millisecond',
  's|sec|second',
  'min|minute',
  'h|hr|hour',
  'day|d',
  'week',
  'month',
  'year|yr',
  'm/s|meters per second|metres per second|meter per second',
  'km/h|kph|kilometers per hour|kilometres per hour',
  'mph|miles per hour',
  'm/s^2|meters per second squared',
  'm^2|square meter|square metre|sq m',
  'cm^2|square centimeter|square centimetre|sq cm',
  'm^3|cubic meter|cubic metre',
  'cm^3|cubic centimeter|cc',
  'n|newton',
  'j|joule',
  'kj|kilojoule',
  'w|watt',
  'kw|kilowatt',
  'v|volt',
  'a|amp|ampere',
  'hz|hertz',
  'pa|pascal',
  'mol|mole',
  'ohm|ω',
  'time|x',
];

const BY_SPELLING = new Map(
  UNITS.flatMap((unit) => {
    const spellings = unit.split('|');
    const [name = ''] = spellings;
    return spellings.map((spelling) => [spelling, name] as const);
  }),
);

/** Capitals that tell two units apart: mega from milli. Such a spelling is no unit here. */
const MEGA = /^M[a-z]{1,2}$/;

/** The name of a unit, in whatever spelling; null for what is none. */
export function unitOf(text: string): string | null {
  const spelling = text.trim();
  if (MEGA.test(spelling) && !['Min', 'Mol'].includes(spelling)) return null;
  const lower = spelling.toLowerCase().replace(/\.$/, '');
  return BY_SPELLING.get(lower) ?? BY_SPELLING.get(lower.replace(/s$/, '')) ?? null;
}
