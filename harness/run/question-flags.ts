import type { Command } from 'commander';
import { positive, whole, words } from '../flag-values.ts';

/** What is asked, as it is typed. */
export type QuestionFlags = {
  config?: string;
  benchmark?: string;
  suite?: string;
  split?: string;
  data?: string;
  protocol?: string;
  probe?: string[];
  items?: string;
  limit?: number;
  subset?: number;
  seed?: number;
};

/** Adds the flags that say what is asked. */
export function questionFlags(program: Command): Command {
  return program
    .option('--config <file>', 'instead of the next sightline.config.json, here or further up')
    .option('-b, --benchmark <id|file>', 'benchmark to run, or the descriptor of one of your own')
    .option('--suite <name|file>', 'run a suite instead of one benchmark')
    .option('--split <name>', "split of the benchmark (default: the benchmark's own)")
    .option('-d, --data <folder>', 'the folder with annotations and videos')
    .option('-p, --protocol <id|file>', 'how it is asked (default: sightline)')
    .option('--probe <ids>', 'probes, separated by commas (default: full)', words)
    .option('--items <file>', 'ask only the items of a list (JSON)')
    .option('--limit <n>', 'ask only the first n items', positive)
    .option(
      '--subset <n>',
      'ask an anchored subset of n items: for tracking, never ranked',
      positive,
    )
    .option('--seed <n>', 'seed of everything random (default: 0)', whole);
}
