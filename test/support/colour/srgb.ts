/** Red, green and blue from 0 to 1, in light and not in signal. */
export type Light = readonly [red: number, green: number, blue: number];

/** @param hex `#rrggbb` */
export function lightOf(hex: string): Light {
  const channel = (at: number): number => {
    const signal = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return signal <= 0.040_45 ? signal / 12.92 : ((signal + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** From 1 to 21, as WCAG 2 defines it. */
export function contrast(one: string, other: string): number {
  const luminance = (hex: string): number => {
    const [red, green, blue] = lightOf(hex);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}
