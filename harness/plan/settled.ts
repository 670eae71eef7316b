import { resolve } from 'node:path';
import type { Resolved, RunLayers } from '../schema/run-layers.ts';
import { isFile } from './custom-protocol.ts';

type Typed = { protocol?: string; probe?: string[]; seed?: number };

type Said = {
  protocol?: string | undefined;
  probes?: string[] | undefined;
  seed?: number | undefined;
};

/** Protocol, probes and seed: the strongest source that says anything wins. */
export function settled(
  words: Typed,
  { layers, workingFolder, suite = {} }: { layers: RunLayers; workingFolder: string; suite?: Said },
) {
  const strongest: [Resolved[string]['from'], Said][] = [
    ['flag', { protocol: words.protocol, probes: words.probe, seed: words.seed }],
    ['environment', layers.environment],
    ['suite', suite],
    ['config', layers.config],
  ];
  const resolved: Resolved = { ...layers.noted };
  const pick = <K extends keyof Said>(field: K, fallback: NonNullable<Said[K]>) => {
    const [from, said] = strongest.find(([, one]) => one[field] !== undefined) ?? ['default', {}];
    const value = said[field] ?? fallback;
    resolved[field] = { value, from };
    return value;
  };
  const protocol = protocolPath(pick('protocol', 'sightline'), workingFolder);
  return { protocol, probes: pick('probes', ['full']), seed: pick('seed', 0), resolved };
}

function protocolPath(idOrFile: string, workingFolder: string): string {
  return isFile(idOrFile) ? resolve(workingFolder, idOrFile) : idOrFile;
}
