import { shellWord } from '../../shell-word.ts';
import type { CompareFlags } from './flags.ts';

/** The command line that makes a comparison again; what is only about printing is left out. */
export function compareWords(runs: string[], flags: CompareFlags): string {
  const words = [
    'sightline compare',
    ...runs.map(shellWord),
    ...(flags.arm ?? []).map((arm) => `--arm ${shellWord(arm)}`),
    ...(flags.sharedSeeds === true ? ['--shared-seeds'] : []),
    ...(flags.probe === 'full' ? [] : [`--probe ${shellWord(flags.probe)}`]),
    ...(flags.gate ?? []).map((gate) => `--gate ${shellWord(gate)}`),
    ...(flags.margin === 0.02 ? [] : [`--margin ${Number((100 * flags.margin).toFixed(6))}`]),
    ...(flags.commonItems === true ? ['--common-items'] : []),
    ...(flags.allowDifferentProtocol === true ? ['--allow-different-protocol'] : []),
    ...(flags.seed === 0 ? [] : [`--seed ${flags.seed}`]),
    ...(flags.draws === 2000 ? [] : [`--draws ${flags.draws}`]),
  ];
  return words.join(' \\\n  ');
}
