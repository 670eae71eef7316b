import { join, resolve } from 'node:path';
import type { CommandModule } from '../command.ts';
import { SightlineError } from '../errors.ts';
import { positive, words } from '../flag-values.ts';
import { homeFolder } from '../home.ts';
import { queueFlags, queueUrl, type QueueFlags } from '../queue/flags.ts';
import { repliesFolder } from '../run/flags.ts';

type Flags = QueueFlags & {
  data?: string[];
  config?: string;
  endpointUrl?: string[];
  concurrency?: number;
  lease: number;
  untilIdle?: boolean;
  json?: boolean;
};

const DEFAULT_LEASE_SECONDS = 30;

export const command: CommandModule = {
  summary: 'ask for the runs of a queue on this machine, until it is stopped',
  define(program, terminal) {
    queueFlags(program, 'where runs are handed out by sightline run --queue')
      .option(
        '-d, --data <folder>',
        'the data, as FOLDER or benchmark=FOLDER; may be repeated (default: as in the config)',
        (value: string, before: string[] | undefined) => [...(before ?? []), value],
      )
      .option('--config <file>', 'instead of the next sightline.config.json, here or further up')
      .option(
        '--endpoint-url <urls>',
        'where the model answers for this worker, separated by commas',
        words,
      )
      .option(
        '-c, --concurrency <n>',
        "never more requests in flight, whatever the run's",
        positive,
      )
      .option(
        '--lease <seconds>',
        'silent for so long, it loses its videos to others',
        positive,
        DEFAULT_LEASE_SECONDS,
      )
      .option(
        '--until-idle',
        'end when no run has work, or 30 s after it began where it can serve none',
      )
      .option('--json', 'print what was done as a line of JSON at the end')
      .addHelpText(
        'after',
        `
Examples:
  sightline worker --queue redis://10.0.0.5:6379 --data video-mme=/data/video-mme
  sightline worker --queue redis://10.0.0.5:6379 --data /data/video-mme --endpoint-url http://127.0.0.1:8000/v1
  SIGHTLINE_QUEUE=rediss://queue.example:6380 SIGHTLINE_QUEUE_PASSWORD=… sightline worker --until-idle

It plans each run on its own data, and serves those that it would ask in the very same words, pictures and order.
Keys come from its own environment (OPENAI_API_KEY, SIGHTLINE_API_KEY, …); none is ever in the queue. A key is sent
to its provider's own address, to --endpoint-url and to the endpoints of the config, never to one that only the queue names.
Killed, paused or cut off, it loses nothing: others repeat what it had in flight.`,
      )
      .action(async (flags: Flags) => {
        const { queueAddress } = await import('../queue/address.ts');
        const { loadConfig } = await import('../config/config-file.ts');
        const { configuredUrls } = await import('../queue/told-addresses.ts');
        const { work } = await import('../queue/worker.ts');
        const { environment, workingFolder } = terminal;
        const url = queueUrl(flags, environment);
        if (url === null) {
          throw new SightlineError('USAGE', 'no queue is named', {
            hint: 'give --queue redis://host:port, or set SIGHTLINE_QUEUE',
          });
        }
        const file = flags.config ?? (environment['SIGHTLINE_CONFIG'] || undefined);
        const { config } = await loadConfig(workingFolder, file);
        const typed = dataFolders(flags.data ?? [], workingFolder);
        await work({
          terminal,
          address: queueAddress(url, environment),
          data: typed.all,
          dataOf: { ...config.data, ...typed.each },
          endpointUrls: flags.endpointUrl ?? null,
          knownUrls: configuredUrls(config),
          concurrency: flags.concurrency ?? null,
          leaseMs: flags.lease * 1000,
          untilIdle: flags.untilIdle === true,
          onReport: (report) => {
            if (flags.json === true) terminal.print(JSON.stringify(report));
          },
          packetsFolder: join(homeFolder(workingFolder), '.cache', 'packets'),
          repliesFolder: repliesFolder(workingFolder),
        });
      });
  },
};

/** `benchmark=FOLDER` for one, `FOLDER` for all others. */
function dataFolders(typed: string[], workingFolder: string) {
  const each: Record<string, string> = {};
  let all: string | null = null;
  for (const one of typed) {
    const [, benchmark, folder] = /^([a-z0-9][a-z0-9._-]*)=(.+)$/s.exec(one) ?? [];
    if (benchmark !== undefined && folder !== undefined) {
      each[benchmark] = resolve(workingFolder, folder);
    } else if (all === null) all = resolve(workingFolder, one);
    else {
      throw new SightlineError('USAGE', `--data ${one}: there is a folder for all already`, {
        hint: 'write benchmark=FOLDER for each of several',
      });
    }
  }
  return { all, each };
}
