import { join, relative, resolve } from 'node:path';
import type { CommandModule } from '../command.ts';
import { SightlineError } from '../errors.ts';
import { homeFolder } from '../home.ts';

type Flags = {
  results?: string;
  allowIncomplete?: boolean;
  runBy?: string;
  sourceTitle?: string;
  sourceUrl?: string;
  reason?: string;
  contamination: string[];
  trainedOn?: string;
  json?: boolean;
};

export const command: CommandModule = {
  summary: 'turn runs into public records below results/',
  define(program, terminal) {
    program
      .argument('<run...>', 'run folders')
      .option('--results <folder>', 'where the records go (default: results/ of the clone)')
      .option('--allow-incomplete', 'publish a run with failed trials; the record is marked')
      .option('--run-by <name>', 'who ran it')
      .option('--source-title <title>', 'where recorded answers come from')
      .option('--source-url <url>', 'and its address')
      .option(
        '--reason <sentence>',
        'why a record is replaced, for the ledger if its score changes',
      )
      .option(
        '--contamination <report>',
        'put a report of sightline contamination into each record (more than once)',
        (report: string, before: string[]) => [...before, report],
        [],
      )
      .option('--trained-on <file>', 'training data that is declared, with its source (JSON)')
      .option('--json', 'print the paths as JSON')
      .action(async (runs: string[], flags: Flags) => {
        if (flags.sourceUrl !== undefined && !URL.canParse(flags.sourceUrl)) {
          throw new SightlineError('USAGE', `"${flags.sourceUrl}" is no URL`);
        }
        const { publishRun } = await import('../publish/publish-run.ts');
        const { attachContamination } = await import('../publish/contamination/attach.ts');
        const place = (path: string) => resolve(terminal.workingFolder, path);
        const attached = {
          reports: flags.contamination.map(place),
          trainedOn: flags.trainedOn === undefined ? null : place(flags.trainedOn),
        };
        const results =
          flags.results === undefined
            ? join(homeFolder(terminal.workingFolder), 'results')
            : resolve(terminal.workingFolder, flags.results);
        const files: string[] = [];
        for (const run of runs) {
          const { file } = await publishRun(resolve(terminal.workingFolder, run), results, {
            runBy: flags.runBy ?? null,
            source:
              flags.sourceTitle === undefined
                ? null
                : { title: flags.sourceTitle, url: flags.sourceUrl ?? null },
            publishedAt: new Date(),
            allowIncomplete: flags.allowIncomplete === true,
            ...(flags.reason === undefined ? {} : { reason: flags.reason }),
          });
          if (attached.reports.length > 0 || attached.trainedOn !== null) {
            await attachContamination(file, attached);
          }
          files.push(relative(terminal.workingFolder, file));
        }
        terminal.print(flags.json === true ? JSON.stringify(files) : files.join('\n'));
        const words = flags.results === undefined ? '' : ` --results ${flags.results}`;
        terminal.note(`npx sightline site preview${words} shows them`);
      });
  },
};
