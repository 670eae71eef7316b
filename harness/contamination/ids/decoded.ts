/** Links are kept in links: of more layers than this nobody has seen one. */
const LAYERS = 3;

/** The text and what it is after each round of percent-decoding, at most three; a broken escape ends it. */
export function decodedForms(text: string): string[] {
  const forms = [text];
  for (let layer = 0; layer < LAYERS; layer += 1) {
    const last = forms.at(-1) as string;
    const next = decoded(last);
    if (next === last) break;
    forms.push(next);
  }
  return forms;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
