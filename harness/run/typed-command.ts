import { shellWord } from '../shell-word.ts';

/** The command as it was typed: what the user types again to go on. */
export function typedCommand(): string {
  return `npx sightline ${process.argv.slice(2).map(shellWord).join(' ')}`;
}
