import type { Command } from 'commander';

/** One subcommand: `commands/<name>.ts` exports it as `command`. Heavy imports belong inside the action. */
export type CommandModule = {
  summary: string;
  /** Declares arguments and options, and sets the action. */
  define(program: Command, terminal: Terminal): void;
};

/** What a command may touch of the world outside its files. Stdout is data, stderr is for people. */
export type Terminal = {
  /** Data: a line on stdout. */
  print(line: string): void;
  /** For people: a line on stderr. */
  note(line: string): void;
  /** True when stderr is a terminal, so that a live block may be drawn. */
  interactive: boolean;
  environment: Record<string, string | undefined>;
  workingFolder: string;
};
