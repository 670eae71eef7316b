/** A text on one line of at most so many characters: control characters as pictures, invisible ones as numbers. */
export function visibleText(text: string, longest: number): string {
  const characters = Array.from(text.slice(0, 2 * longest));
  const shown = characters.slice(0, longest).map(visible).join('');
  return characters.length > longest ? `${shown}…` : shown;
}

const CONTROL_PICTURES = 0x2400;

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(CONTROL_PICTURES + code);
  if (code === 0x7f) return '␡';
  // Marks that turn the reading direction would turn the rest of the terminal's line with them.
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(character)
    ? `\\u{${code.toString(16)}}`
    : character;
}
