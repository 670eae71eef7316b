import type { CommandModule } from '../command.ts';
import { defineAgreement } from './judge/agreement.ts';
import { defineBestOf } from './judge/best-of.ts';
import { defineFailures } from './judge/failures.ts';
import { defineSample } from './judge/sample.ts';
import { defineStability } from './judge/stability.ts';

export const command: CommandModule = {
  summary:
    'whether a judge can be trusted: people beside it, the same question twice, a second judge',
  define(program, terminal) {
    defineSample(program, terminal);
    defineAgreement(program, terminal);
    defineFailures(program, terminal);
    defineStability(program, terminal);
    defineBestOf(program, terminal);
    program.addHelpText(
      'after',
      `
Examples:
  sightline judge sample runs/a runs/b --out labels    # sheets, a page with the frames, and a key
  sightline judge agreement labels                     # from the filled sheets in it
  sightline judge failures labels                      # disagreements for auditors; again: their causes
  sightline judge stability runs/a --judge openai:gpt-4o
  sightline judge best-of runs/a runs/b                # of several videos, by two judges`,
    );
  },
};
