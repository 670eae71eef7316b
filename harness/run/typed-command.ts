/** The command as it was typed: what the user types again to go on. */
export function typedCommand(): string {
  return `npx sightline ${process.argv.slice(2).map(quoted).join(' ')}`;
}

function quoted(word: string): string {
  return /^[\w./:@=,+-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
