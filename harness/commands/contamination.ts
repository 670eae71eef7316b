import type { CommandModule } from '../command.ts';
import { defineAttach } from './contamination/attach.ts';
import { defineAudit } from './contamination/audit.ts';
import { defineBehaviour } from './contamination/behaviour.ts';
import { defineCheck } from './contamination/check.ts';
import { defineHash } from './contamination/hash.ts';

export const command: CommandModule = {
  summary: 'whether a training corpus holds the videos and questions of a benchmark',
  define(program, terminal) {
    defineCheck(program, terminal);
    defineAudit(program, terminal);
    defineHash(program, terminal);
    defineBehaviour(program, terminal);
    defineAttach(program, terminal);
  },
};
