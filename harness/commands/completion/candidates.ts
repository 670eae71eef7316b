import type { Argument, Command, Option } from 'commander';
import type { ValuesOf } from './values.ts';

/** What a shell may offer for a word. */
export type Completion = {
  /** What begins as the word does; `about` may be empty. */
  candidates: Candidate[];
  /** Names of files fit as well. */
  files: boolean;
};

export type Candidate = { value: string; about: string };

const NOTHING: Completion = { candidates: [], files: false };

/** Of a command, its words until the one that is completed. */
type Place = { command: Command; option: Option | null; positional: number };

/**
 * Completes the last of the words that stand behind a command.
 *
 * @param words at least one; the last is begun and may be empty.
 */
export async function complete(
  command: Command,
  words: string[],
  valuesOf: ValuesOf,
): Promise<Completion> {
  const begun = words.at(-1) ?? '';
  const place = placeIn(command, words.slice(0, -1));
  if (place.option !== null) return ofOption(place.option, begun, valuesOf);
  const [, flag, value] = /^(--[a-z-]+)=(.*)$/s.exec(begun) ?? [];
  if (flag !== undefined && value !== undefined) {
    const option = optionOf(place.command, flag);
    if (option === undefined) return NOTHING;
    const { candidates, files } = await ofOption(option, value, valuesOf);
    return { candidates: candidates.map((one) => prefixed(`${flag}=`, one)), files };
  }
  if (begun.startsWith('-')) return only(flagsOf(place.command), begun);
  const { commands, registeredArguments } = place.command;
  if (commands.length > 0 && place.positional === 0) {
    const names = commands.map((sub) => ({ value: sub.name(), about: sub.description() }));
    const found = only(names, begun);
    if (found.candidates.length > 0 || registeredArguments.length === 0) return found;
  }
  const last = registeredArguments.at(-1);
  const argument =
    registeredArguments[place.positional] ?? (last?.variadic === true ? last : undefined);
  return argument === undefined ? NOTHING : ofArgument(argument, { ...place, begun, valuesOf });
}

/** Walks over the words that are finished: into subcommands, over flags with their values. */
function placeIn(begin: Command, finished: string[]): Place {
  let command = begin;
  let option: Option | null = null;
  let positional = 0;
  for (const word of finished) {
    if (option !== null) {
      option = null;
      continue;
    }
    const flag = optionOf(command, word);
    const sub = command.commands.find((one) => one.name() === word);
    if (flag !== undefined) option = flag.required ? flag : null;
    else if (sub !== undefined && positional === 0) command = sub;
    else if (!word.startsWith('-')) positional += 1;
  }
  return { command, option, positional };
}

function optionOf(command: Command, word: string): Option | undefined {
  return command.options.find(({ short, long }) => word === short || word === long);
}

function flagsOf(command: Command): Candidate[] {
  const flags = command.options.map(({ long, short, description }) => ({
    value: long ?? short ?? '',
    about: description,
  }));
  return [...flags, { value: '--help', about: 'display help for command' }];
}

async function ofOption(option: Option, begun: string, valuesOf: ValuesOf): Promise<Completion> {
  if (option.argChoices !== undefined) return only(option.argChoices.map(bare), begun);
  return offered(await valuesOf({ option: option.long ?? '' }), begun, option.flags);
}

async function ofArgument(
  argument: Argument,
  { command, begun, valuesOf }: { command: Command; begun: string; valuesOf: ValuesOf },
): Promise<Completion> {
  const { argChoices, description } = argument;
  if (argChoices !== undefined) return only(argChoices.map(bare), begun);
  // "benchmarks | protocols | …" says it all.
  if (description.includes(' | ')) return only(description.split(' | ').map(bare), begun);
  const name = `<${argument.name()}>`;
  return offered(
    await valuesOf({ command: command.name(), argument: argument.name() }),
    begun,
    name,
  );
}

/** Values that are known, and files where the words for the value speak of one or nothing else fits. */
function offered(
  known: { values: string[]; list: boolean } | null,
  begun: string,
  flags: string,
): Completion {
  const names =
    /<[^>]*(file|folder|path|run|result|record|corpus|manifest|report|sheet)|submission/;
  const files = names.test(flags);
  if (known === null) return { candidates: [], files };
  const before = known.list ? begun.slice(0, begun.lastIndexOf(',') + 1) : '';
  const taken = before.split(',');
  const values = known.values.filter((value) => !taken.includes(value));
  const { candidates } = only(values.map(bare), begun.slice(before.length));
  return { candidates: candidates.map((one) => prefixed(before, one)), files };
}

function only(all: Candidate[], begun: string): Completion {
  return { candidates: all.filter(({ value }) => value.startsWith(begun)), files: false };
}

function bare(value: string): Candidate {
  return { value, about: '' };
}

function prefixed(before: string, { value, about }: Candidate): Candidate {
  return { value: `${before}${value}`, about };
}
