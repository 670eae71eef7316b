import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';
import { SightlineError } from '../../errors.ts';
import { positive, whole, words, zeroOrMore } from '../../flag-values.ts';
import { homeFolder } from '../../home.ts';
import { askingFlags, askingOptions, type AskingFlags } from '../../run/flags.ts';
import { judgeFlags, judgeRequest, type JudgeFlags } from '../../run/judge-flags.ts';
import { typedCommand } from '../../run/typed-command.ts';
import type { Verified } from '../../submit/verify.ts';
import { httpsUrl } from './withdraw.ts';

type Flags = {
  endpoint?: string;
  config?: string;
  data?: string;
  benchmark?: string;
  protocol?: string;
  extraBody?: string;
  sample: number | 'all';
  seed?: number;
  probe: string[];
  margin: number;
  rerun?: string;
  floor: 'asked' | 'record';
  answers?: string;
  out?: string;
  raise?: boolean;
  by?: string;
  attestation?: string;
  results?: string;
  json?: boolean;
} & JudgeFlags &
  AskingFlags;

/** Adds `verify` below a command. */
export function defineVerify(program: Command, terminal: Terminal): void {
  const command = program
    .command('verify')
    .description('ask a sample of a record again: does the model say what the record says?')
    .argument('<result>', 'a record (JSON), the folder of a submission, or a run folder')
    .option(
      '-e, --endpoint <endpoint>',
      '<adapter>:<model>[@<base URL>], or a name from the config',
    )
    .option('-d, --data <folder>', 'the folder with annotations and videos')
    .option('--sample <n|all>', 'at most so many items, in whole videos', sampleOf, 300)
    .option(
      '--seed <n>',
      'of the sample (default: drawn now, so that nobody can foresee it)',
      whole,
    )
    .option('--probe <ids>', 'beside full, and blind where the record has it', words, [])
    .option('--margin <points>', 'how far agreement may lie below the floor', pointsOf, 0.05)
    .option('--rerun <run|result>', 'a second asking of the same model, instead of asking twice')
    .option('--floor <asked|record>', 'record: believe the rerun of the record', floorOf, 'asked')
    .option('--answers <run>', 'the run folder behind a record: compares answers too')
    .option('-b, --benchmark <file>', 'the descriptor, of a benchmark of your own')
    .option('-p, --protocol <file>', 'the file, of a protocol of your own')
    .option('--extra-body <json>', 'further request fields of such a protocol')
    .option('--config <file>', 'instead of the next sightline.config.json, here or further up')
    .option('-o, --out <folder>', 'where it is kept, to go on with (default: runs/verify-<result>)')
    .option('--raise', 'where it agrees, write the level and the evidence into the record')
    .option('--by <name>', 'who verifies: never who submitted')
    .option(
      '--attestation <url>',
      'of the public workflow that asked everything and signed it',
      httpsUrl,
    )
    .option('--results <folder>', 'where the record stands (default: results/ of the clone)')
    .option('--json', 'print the report as JSON, shares of 1');
  askingFlags(judgeFlags(command))
    .addHelpText('after', HELP)
    .action(async (named: string, flags: Flags) => {
      const raise = raiseOf(flags);
      const { verified, results } = await ask(named, flags, terminal);
      if (verified === null) return;
      const { verifyText } = await import('../../submit/verify-text.ts');
      const { report } = verified;
      terminal.print(flags.json === true ? await json(verified) : verifyText(report));
      if (report.verdict !== 'agrees') {
        throw new SightlineError('VERIFICATION_FAILED', `${report.result}: ${report.verdict}`, {
          hint:
            report.verdict === 'disagrees'
              ? 'ask the submitter; sightline submit withdraw marks a published record as disputed'
              : 'a larger --sample into another folder (--out) says more',
        });
      }
      if (raise === null) return;
      const { raiseRecord } = await import('../../submit/raise-record.ts');
      const level = await raiseRecord(verified, { ...raise, results });
      terminal.note(`${report.result} is ${level} now; ledger.jsonl says so`);
    });
}

const HELP = `
The sample is of whole videos, with the shares of the first breakdown. It is drawn once: the same command goes on
with it, and no reply comes from the cache. By default every question is asked twice, which gives the rerun floor on
the same items: a model with temperature need not repeat itself, only agree with the record as often as with itself.

  agrees                agreement is shown not to lie below the floor by more than the margin, and the scores fit
  disagrees             it is shown to lie below it by more, or the score is not what comes back (p < 0.01)
  too few items to say  neither is shown

Examples:
  sightline submit verify results/nextqa/ID.json -e openai:MODEL@http://127.0.0.1:8000/v1 -d DATA
  sightline submit verify results/nextqa/ID.json -e openai:MODEL@http://127.0.0.1:8000/v1 -d DATA --raise --by "Another Lab"
  sightline submit verify results/nextqa/ID.json -e openai:MODEL@http://127.0.0.1:8000/v1 -d DATA --sample all --raise --by "Another Lab"
  sightline submit verify submissions/nextqa/ID -e openai:gpt-5 -d DATA --sample 500 --max-cost 20 --json

The exit code is 0 where it agrees, 8 otherwise. Levels: spot-checked after a sample, reproduced after all items,
attested with --attestation beside that. Whoever runs the endpoint could serve another model for the time of a check:
ask weights that you serve yourself, or the provider's own address.`;

async function ask(
  named: string,
  flags: Flags,
  terminal: Terminal,
): Promise<{ verified: Verified | null; results: string }> {
  const place = (path: string) => resolve(terminal.workingFolder, path);
  const home = homeFolder(terminal.workingFolder);
  const results = flags.results === undefined ? join(home, 'results') : place(flags.results);
  const { runConfig } = await import('../../config/run-config.ts');
  const { verifySubmission } = await import('../../submit/verify.ts');
  const { endpoint, layers, pace, prices } = await runConfig(flags, terminal);
  const judging = await judgeRequest(flags, terminal);
  const { repliesFolder: _, ...asking } = askingOptions(
    { ...flags, ...pace },
    terminal.workingFolder,
  );
  const { data, benchmark, protocol, extraBody, answers, seed } = flags;
  const verified = await verifySubmission(place(named), {
    terminal,
    ...asking,
    layers,
    prices,
    words: {
      endpoint,
      ...(data === undefined ? {} : { data: place(data) }),
      ...(benchmark === undefined ? {} : { benchmark: place(benchmark) }),
      ...(protocol === undefined ? {} : { protocol: place(protocol) }),
      ...(extraBody === undefined ? {} : { extraBody }),
    },
    sample: flags.sample,
    probes: flags.probe,
    margin: flags.margin,
    floor: floorFrom(flags, place),
    folder: ({ result }) =>
      flags.out === undefined ? join(home, 'runs', `verify-${result.id}`) : place(flags.out),
    now: new Date(),
    resumeCommand: typedCommand(),
    ...(seed === undefined ? {} : { seed }),
    ...(answers === undefined ? {} : { answers: place(answers) }),
    ...(judging === null ? {} : { judging }),
  });
  if (verified !== null)
    terminal.note(
      `kept in ${relative(terminal.workingFolder, verified.folder) || verified.folder}`,
    );
  return { verified, results };
}

/** @throws `USAGE` where the flags do not let anybody raise anything. */
function raiseOf({ raise, by, attestation, seed, sample, floor, dryRun }: Flags) {
  if (raise !== true) {
    if (attestation === undefined) return null;
    throw new SightlineError('USAGE', '--attestation goes with --raise');
  }
  if (by === undefined || by.trim() === '')
    throw new SightlineError('USAGE', '--raise wants to know who verifies', { hint: '--by NAME' });
  if (dryRun === true)
    throw new SightlineError('USAGE', '--dry-run asks nothing to raise a level by');
  if (floor === 'record')
    throw new SightlineError('USAGE', '--raise does not believe the floor of the record', {
      hint: 'a submitter could claim a low one: leave --floor out',
    });
  if (seed !== undefined && sample !== 'all')
    throw new SightlineError('USAGE', '--raise draws its own seed', {
      hint: 'a seed that is typed might be foreseen: leave --seed out',
    });
  return { by: by.trim(), attestation: attestation ?? null };
}

function floorFrom({ rerun, floor }: Flags, place: (path: string) => string) {
  if (rerun === undefined)
    return { from: floor === 'record' ? ('record' as const) : ('asked-twice' as const) };
  if (floor === 'record')
    throw new SightlineError('USAGE', '--rerun and --floor record are two floors');
  return { from: 'second-run' as const, path: place(rerun) };
}

async function json({ report }: Verified): Promise<string> {
  const { rounded } = await import('../../publish/rounded.ts');
  return JSON.stringify(rounded(report), null, 2);
}

function sampleOf(text: string): number | 'all' {
  return text === 'all' ? text : positive(text);
}

/** "5" is 0.05. */
function pointsOf(text: string): number {
  const value = zeroOrMore(text);
  if (value > 0 && value <= 50) return value / 100;
  throw new SightlineError('USAGE', `"${text}" is no margin above 0 and up to 50 points`);
}

function floorOf(text: string): 'asked' | 'record' {
  if (text === 'asked' || text === 'record') return text;
  throw new SightlineError('USAGE', `"${text}" is no floor: asked or record`);
}
