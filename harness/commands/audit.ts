import type { CommandModule } from '../command.ts';
import { defineExtraction } from './audit/extraction.ts';

export const command: CommandModule = {
  summary: 'how the replies of a run were read, and how others would have read them',
  define(program, terminal) {
    defineExtraction(program, terminal);
  },
};
