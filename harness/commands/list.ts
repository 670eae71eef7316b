import type { CommandModule, Terminal } from '../command.ts';
import { unknownName } from '../registry.ts';
import { textTable } from '../table.ts';
import type { Listing } from './list/lists.ts';

type Options = { benchmark?: string; protocol: string; json?: boolean };

export const command: CommandModule = {
  summary: 'list benchmarks, protocols, probes, endpoints, baselines or suites',
  define(program, terminal) {
    program
      .argument(
        '[what]',
        'benchmarks | protocols | probes | endpoints | baselines | suites',
        'benchmarks',
      )
      .option('-b, --benchmark <id>', 'with probes: the exact words of each probe on a benchmark')
      .option('-p, --protocol <id>', 'under which protocol', 'sightline')
      .option('--json', 'print JSON')
      .action(async (what: string, options: Options) => {
        const { LISTS, probeWords } = await import('./list/lists.ts');
        if (what === 'probes' && options.benchmark !== undefined) {
          show(await probeWords(options.benchmark, options.protocol), options, terminal);
          return;
        }
        const list = LISTS[what];
        if (list === undefined) throw unknownName('list of', what, Object.keys(LISTS));
        show(await list(), options, terminal);
      });
  },
};

function show({ rows, data, note }: Listing, { json }: Options, terminal: Terminal): void {
  if (json === true) {
    terminal.print(JSON.stringify(data ?? rows, null, 2));
    return;
  }
  const head = Object.keys(rows[0] ?? { id: '', about: '' });
  terminal.print(
    textTable(
      head.map((title) => ({ title })),
      rows.map((row) => head.map((field) => row[field] ?? '')),
    ),
  );
  if (note !== undefined) terminal.note(note);
}
