import type { CommandModule } from '../command.ts';
import { defineAccept } from './submit/accept.ts';
import { definePrepare } from './submit/prepare.ts';
import { defineValidate } from './submit/validate.ts';

export const command: CommandModule = {
  summary: 'hand in results, and check those that others hand in',
  define(program, terminal) {
    definePrepare(program, terminal);
    defineValidate(program, terminal);
    defineAccept(program, terminal);
    program.addHelpText(
      'after',
      `
Examples:
  sightline submit prepare runs/mine --run-by "Your name"           # submissions/<benchmark>/<id>/, for a pull request
  sightline submit validate submissions/nextqa/ID                   # what needs no answers and no secrets
  sightline submit validate submissions/nextqa/ID --data DATA       # the maintainer's: scores all replies again
  sightline submit accept submissions/nextqa/ID --data DATA --by me # the same, then the record into results/

docs/submissions.md says what each of them can find, and what nobody can.`,
    );
  },
};
