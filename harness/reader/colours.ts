export type Rgb = readonly [red: number, green: number, blue: number];

/** The colours that the reader has words for. */
export const COLOURS = [
  'red',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
  'pink',
  'white',
  'grey',
  'black',
] as const;
export type Colour = (typeof COLOURS)[number];

/** Where each hue ends, in degrees; red lies on both sides of zero. */
const HUES: [end: number, colour: Colour][] = [
  [16, 'red'],
  [42, 'orange'],
  [72, 'yellow'],
  [175, 'green'],
  [252, 'blue'],
  [305, 'purple'],
  [340, 'pink'],
  [360, 'red'],
];
const DARK = 0.2;
const BRIGHT = 0.85;
const PALE = 0.22;

/** The everyday name of a colour: by its hue, or by its brightness where it has next to none. */
export function nameColour([red, green, blue]: Rgb): Colour {
  const high = Math.max(red, green, blue);
  const spread = high - Math.min(red, green, blue);
  const brightness = high / 255;
  if (brightness < DARK) return 'black';
  if (spread / high < PALE) return brightness > BRIGHT ? 'white' : 'grey';
  const hue = hueOf(red, green, blue);
  return HUES.find(([end]) => hue <= end)?.[1] ?? 'red';
}

/** Degrees on the colour circle, 0 = red, 120 = green, 240 = blue. */
function hueOf(red: number, green: number, blue: number): number {
  const high = Math.max(red, green, blue);
  const spread = high - Math.min(red, green, blue);
  if (high === red) return (60 * ((green - blue) / spread) + 360) % 360;
  if (high === green) return 60 * ((blue - red) / spread) + 120;
  return 60 * ((red - green) / spread) + 240;
}
