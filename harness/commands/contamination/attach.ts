import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';
import { SightlineError } from '../../errors.ts';

type Flags = { trainedOn?: string; json?: boolean };

/** Adds `attach` below a command. */
export function defineAttach(program: Command, terminal: Terminal): void {
  program
    .command('attach')
    .description('put reports of check or behaviour, or declared training data, into a record')
    .argument('<record>', 'results/<benchmark>/<id>.json')
    .argument('[report...]', 'report.json of check --out, or what behaviour --out wrote')
    .option('--trained-on <file>', 'training data that is declared, with its source (JSON)')
    .option('--json', "print the record's contamination as JSON")
    .addHelpText('after', EXAMPLES)
    .action((record: string, reports: string[], flags: Flags) =>
      attach(record, { reports, ...flags }, terminal),
    );
}

const EXAMPLES = `
A report is put in only over the same items, and, where it was made with --run, for the results that it
names. The file of --trained-on is a list; "holds" says by benchmark, or by benchmark/split, whether the
data holds its items (yes, no, unknown), and what is declared is believed when it is yes:
  [{ "name": "NExT-QA train", "source": { "title": "paper", "url": null },
     "declaredBy": "the makers", "holds": { "nextqa/train": "yes", "nextqa/test": "no" } }]
A model card may say the same in "trainedOn".

Examples:
  sightline contamination attach results/nextqa/a.json check/report.json behaviour.json
  sightline contamination attach results/nextqa/a.json --trained-on data.json`;

async function attach(
  record: string,
  { reports, trainedOn, json }: Flags & { reports: string[] },
  terminal: Terminal,
): Promise<void> {
  if (reports.length === 0 && trainedOn === undefined) {
    throw new SightlineError('USAGE', 'nothing to attach', {
      hint: 'name a report, or training data with --trained-on',
    });
  }
  const place = (path: string) => resolve(terminal.workingFolder, path);
  const { attachContamination } = await import('../../publish/contamination/attach.ts');
  const { contamination } = await attachContamination(place(record), {
    reports: reports.map(place),
    trainedOn: trainedOn === undefined ? null : place(trainedOn),
  });
  const { state, because } = contamination;
  const shown = relative(terminal.workingFolder, place(record));
  terminal.print(
    json === true
      ? JSON.stringify(contamination, null, 2)
      : `${shown}: ${state}${because === undefined ? '' : ` (${because})`}`,
  );
}
