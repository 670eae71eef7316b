/** Lines no longer than a terminal, later ones set in. */
export function wrapped(text: string, indent = '  '): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, indent))
    .join('\n');
}

const WIDTH = 104;

function wrapLine(line: string, indent: string): string {
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.at(-1) as string;
    const grown = last === '' ? word : `${last} ${word}`;
    if (grown.length <= WIDTH || last.trim() === '') lines[lines.length - 1] = grown;
    else lines.push(`${indent}${word}`);
  }
  return lines.join('\n');
}
