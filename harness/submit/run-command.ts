import type { SubmittedRun } from '../schema/submission.ts';
import { shellWord } from '../shell-word.ts';

/** The command that makes such a run, with `DATA` and `URL` where a folder and an address stood. */
export function runCommand(run: SubmittedRun): string {
  const { endpoint, probes, settings, protocol, itemSet, judge } = run;
  const words: [string, string | null][] = [
    ['--benchmark', run.benchmark],
    ['--split', run.split],
    ['--data', 'DATA'],
    ['--items', itemSet.name === null ? null : `${itemSet.name}.json`],
    [
      '--endpoint',
      `${endpoint.adapter}:${endpoint.model}${endpoint.kind === 'model' ? '@URL' : ''}`,
    ],
    ['--protocol', protocol.custom ? `${protocol.id}.json` : protocol.id],
    ['--probe', probes.map(probeWord).join(',')],
    ['--seed', String(run.seed)],
    ['--repeat', run.repeats === 1 ? null : String(run.repeats)],
    ['--temperature', settings.temperature === undefined ? null : String(settings.temperature)],
    ['--max-tokens', settings.maxTokens === undefined ? null : String(settings.maxTokens)],
    ['--judge', judge === null ? null : `${judge.judge.adapter}:${judge.judge.model}@URL`],
  ];
  const said = words.flatMap(([flag, value]) => (value === null ? [] : [flag, shellWord(value)]));
  return ['npx sightline run', ...said].join(' ');
}

/** Without its variants: their labels are not always the numbers that they were asked for with. */
function probeWord({ id, subset }: SubmittedRun['probes'][number]): string {
  return subset === null ? id : `${id}:${subset}`;
}
