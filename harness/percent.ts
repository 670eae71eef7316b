const MINUS = '\u2212';

/** "71.2": a share in per cent with one decimal, halves away from zero as on paper. */
export function percent(share: number): string {
  // A share is a ratio of counts, so the twelfth digit is float noise: 0.5005 has to be 50.1.
  const tenths = Math.round(Number(Math.abs(1000 * share).toPrecision(12)));
  const text = (tenths / 10).toFixed(1);
  return share < 0 && tenths > 0 ? `${MINUS}${text}` : text;
}

/** "+12.4", "−3.0", "0.0": a difference of shares in points. */
export function points(difference: number): string {
  const text = percent(difference);
  return difference > 0 && text !== '0.0' ? `+${text}` : text;
}
