import type { CommandModule, Terminal } from '../command.ts';
import { unknownName } from '../registry.ts';
import { textTable } from '../table.ts';

type Row = { id: string; about: string } & Record<string, string>;

export const command: CommandModule = {
  summary: 'list benchmarks, protocols, probes, endpoints, baselines or suites',
  define(program, terminal) {
    program
      .argument(
        '[what]',
        'benchmarks | protocols | probes | endpoints | baselines | suites',
        'benchmarks',
      )
      .option('--json', 'print JSON')
      .action(async (what: string, options: { json?: boolean }) => {
        const list = LISTS[what];
        if (list === undefined) throw unknownName('list of', what, Object.keys(LISTS));
        show(await list(), options.json === true ? 'json' : 'table', terminal);
      });
  },
};

const LISTS: Record<string, () => Promise<Row[]>> = {
  async benchmarks() {
    const { benchmarks } = await import('../plan/benchmarks.ts');
    const all = await Promise.all((await benchmarks.ids()).map((id) => benchmarks.load(id)));
    return all.map((one) => ({
      id: one.id,
      about: one.summary,
      splits: Object.keys(one.splits).join(', '),
      licence: one.licence,
    }));
  },
  async protocols() {
    const { benchmarks } = await import('../plan/benchmarks.ts');
    const all = await Promise.all((await benchmarks.ids()).map((id) => benchmarks.load(id)));
    const { protocolsOf } = await import('../plan/protocols.ts');
    const { askedHash } = await import('../plan/protocol-hash.ts');
    return all.flatMap((benchmark) =>
      Object.values(protocolsOf(benchmark)).map((protocol) => ({
        id: protocol.id,
        about: protocol.title,
        benchmark: benchmark.id,
        asked: askedHash(protocol).slice(0, 7),
      })),
    );
  },
  async probes() {
    const { probes } = await import('../plan/probes.ts');
    const all = await Promise.all((await probes.ids()).map((id) => probes.load(id)));
    return all.map((one) => ({ id: one.id, about: one.asks, expects: one.expects }));
  },
  async endpoints() {
    const { adapters } = await import('../plan/endpoints.ts');
    const all = await Promise.all((await adapters.ids()).map((id) => adapters.load(id)));
    return all.map((one) => ({ id: one.id, about: one.summary, example: one.example }));
  },
  async baselines() {
    const { baselines } = await import('../endpoints/baseline.ts');
    const all = await Promise.all((await baselines.ids()).map((id) => baselines.load(id)));
    return all.map((one) => ({ id: one.id, about: one.summary, endpoint: `baseline:${one.id}` }));
  },
  async suites() {
    const { listSuites } = await import('../plan/suites.ts');
    return (await listSuites()).map(({ id, suite }) => ({
      id,
      about: suite.description ?? suite.name,
      benchmarks: suite.runs.map((run) => run.benchmark).join(', '),
    }));
  },
};

function show(rows: Row[], format: 'json' | 'table', terminal: Terminal): void {
  if (format === 'json') {
    terminal.print(JSON.stringify(rows, null, 2));
    return;
  }
  const head = Object.keys(rows[0] ?? { id: '', about: '' });
  terminal.print(
    textTable(
      head.map((title) => ({ title })),
      rows.map((row) => head.map((field) => row[field] ?? '')),
    ),
  );
}
