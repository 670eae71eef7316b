import type { Option } from '../../schema/item.ts';

/** The reply is exactly one option's text, letter or not; letters of the options whose text it is. */
export function optionsThatAre(text: string, options: Option[]): string[] {
  const reply = normalise(text);
  return options
    .filter((option) => normalise(option.text) === reply)
    .map((option) => option.letter);
}

/** Letters of the options whose text stands in the reply, leaving out texts inside a longer one that does. */
export function optionsNamed(text: string, options: Option[]): string[] {
  const reply = ` ${normalise(text)} `;
  const named = options
    .map((option) => ({ letter: option.letter, text: normalise(option.text) }))
    .filter((option) => option.text !== '' && reply.includes(` ${option.text} `));
  return named
    .filter((one) => {
      const longer = named.filter(
        (other) => other !== one && ` ${other.text} `.includes(` ${one.text} `),
      );
      const rest = longer.reduce((left, other) => left.replaceAll(` ${other.text} `, '  '), reply);
      return rest.includes(` ${one.text} `);
    })
    .map((one) => one.letter);
}

function normalise(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
