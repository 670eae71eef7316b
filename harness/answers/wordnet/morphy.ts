import type { PartOfSpeech } from './part-of-speech.ts';

type Lexicon = {
  has(word: string, part: PartOfSpeech): boolean;
  exception(word: string, part: PartOfSpeech): string | undefined;
};

/** The detachment rules of `morphy(7WN)`: endings and what stands in their place. */
const RULES: Record<PartOfSpeech, [ending: string, instead: string][]> = {
  noun: [
    ['s', ''],
    ['ses', 's'],
    ['ves', 'f'],
    ['xes', 'x'],
    ['zes', 'z'],
    ['ches', 'ch'],
    ['shes', 'sh'],
    ['men', 'man'],
    ['ies', 'y'],
  ],
  verb: [
    ['s', ''],
    ['ies', 'y'],
    ['es', 'e'],
    ['es', ''],
    ['ed', 'e'],
    ['ed', ''],
    ['ing', 'e'],
    ['ing', ''],
  ],
  adj: [
    ['er', ''],
    ['est', ''],
    ['er', 'e'],
    ['est', 'e'],
  ],
  adv: [],
};

/**
 * Base forms of a word that the lexicon has, the word itself first if it is one; none for an unknown
 * word. As NLTK does it: an irregular form is looked up and nothing else, and the rules are applied
 * again to what they gave until something is known.
 */
export function baseForms(word: string, part: PartOfSpeech, lexicon: Lexicon): string[] {
  const known = (forms: string[]) => [...new Set(forms)].filter((form) => lexicon.has(form, part));
  const irregular = lexicon.exception(word, part);
  if (irregular !== undefined) return known([word, irregular]);
  let forms = detach([word], part);
  let found = known([word, ...forms]);
  while (found.length === 0 && forms.length > 0) {
    forms = detach(forms, part);
    found = known(forms);
  }
  return found;
}

function detach(forms: string[], part: PartOfSpeech): string[] {
  return forms.flatMap((form) =>
    RULES[part]
      .filter(([ending]) => form.endsWith(ending))
      .map(([ending, instead]) => form.slice(0, form.length - ending.length) + instead),
  );
}
