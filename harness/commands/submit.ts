import type { CommandModule } from '../command.ts';
import { defineAccept } from './submit/accept.ts';
import { definePrepare } from './submit/prepare.ts';
import { defineValidate } from './submit/validate.ts';
import { defineVerify } from './submit/verify.ts';
import { defineWithdraw } from './submit/withdraw.ts';

export const command: CommandModule = {
  summary: 'hand in results, and check those that others hand in',
  define(program, terminal) {
    definePrepare(program, terminal);
    defineValidate(program, terminal);
    defineAccept(program, terminal);
    defineVerify(program, terminal);
    defineWithdraw(program, terminal);
    program.addHelpText(
      'after',
      `
Examples:
  sightline submit prepare runs/mine --run-by "Your name"           # submissions/<benchmark>/<id>/, for a pull request
  sightline submit validate submissions/nextqa/ID                   # what needs no answers and no secrets
  sightline submit validate submissions/nextqa/ID --data DATA       # the maintainer's: scores all replies again
  sightline submit accept submissions/nextqa/ID --data DATA --by me # the same, then the record into results/
  sightline submit verify results/nextqa/ID.json -e ENDPOINT -d DATA # asks a sample again; --raise --by NAME raises the level
  sightline submit withdraw nextqa/ID --reason "…" --by NAME         # its page stays, its rank goes

docs/submissions.md says what each of them can find, and what nobody can.`,
    );
  },
};
