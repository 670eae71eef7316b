import { resolve } from 'node:path';
import type { CommandModule } from '../command.ts';
import { EndpointError, MediaError, SightlineError } from '../errors.ts';

type Flags = {
  endpoint?: string;
  config?: string;
  protocol?: string;
  benchmark?: string;
  data?: string;
  json?: boolean;
};

export const command: CommandModule = {
  summary: 'check this machine, the keys and the endpoints before a run',
  define(program, terminal) {
    program
      .option('-e, --endpoint <endpoint>', 'only this one (default: those of the config)')
      .option('--config <file>', 'instead of the next sightline.config.json, here or further up')
      .option('-p, --protocol <id|file>', 'send one request of full size, and count its tokens')
      .option('-b, --benchmark <id|file>', 'the benchmark of the protocol, and of --data')
      .option('-d, --data <folder>', 'check this data folder too')
      .option('--json', 'print JSON')
      .addHelpText(
        'after',
        `
Examples:
  sightline doctor
  sightline doctor -e openai:my-model@http://127.0.0.1:8000/v1 --protocol sightline-clip

Each endpoint is asked two tiny questions about a picture; --protocol asks three more.`,
      )
      .action(async (flags: Flags) => {
        const { examine } = await import('../doctor/examine.ts');
        const { hasDecoder } = await import('../doctor/machine.ts');
        const { isDescriptor } = await import('../plan/benchmarks.ts');
        const { isFile } = await import('../plan/custom-protocol.ts');
        const { textTable } = await import('../table.ts');
        const { environment, workingFolder } = terminal;
        const path = (word: string, file: boolean) => (file ? resolve(workingFolder, word) : word);
        const { protocol, benchmark, data, endpoint, config } = flags;
        const checks = await examine({
          environment,
          workingFolder,
          ...(endpoint === undefined ? {} : { endpoint }),
          ...(config === undefined ? {} : { config }),
          ...(protocol === undefined ? {} : { protocol: path(protocol, isFile(protocol)) }),
          ...(benchmark === undefined
            ? {}
            : { benchmark: path(benchmark, isDescriptor(benchmark)) }),
          ...(data === undefined ? {} : { data: path(data, true) }),
        });
        if (flags.json === true) {
          terminal.print(JSON.stringify(checks, null, 2));
        } else {
          const columns = [{ title: 'check' }, { title: '' }, { title: 'found' }];
          const rows = checks.map(({ name, state, detail }) => [name, state, detail]);
          terminal.print(textTable(columns, rows));
        }
        if (!hasDecoder(checks)) {
          throw new MediaError('DECODER_MISSING', 'no decoder works on this machine', {
            hint: 'run `npm ci` to get node-av, or install the ffmpeg program',
          });
        }
        const failed = checks.filter((check) => check.state === 'failed');
        const sick = failed.find((check) => check.area === 'endpoint');
        if (sick !== undefined) {
          throw new EndpointError('ENDPOINT_REFUSED', `${sick.name}: ${sick.detail}`, {
            hint: 'a run of this endpoint would fail or measure nothing',
          });
        }
        const bad = failed.find((check) => check.area === 'data');
        if (bad !== undefined)
          throw new SightlineError('DATA_INVALID', `${bad.name}: ${bad.detail}`);
      });
  },
};
