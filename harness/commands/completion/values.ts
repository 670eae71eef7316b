/** Where a value stands: behind a flag, or as an argument of a command. */
export type ValuePlace = { option: string } | { command: string; argument: string };

/** The names that are known for a value, and whether several of them stand with commas between. */
export type ValuesOf = (place: ValuePlace) => Promise<{ values: string[]; list: boolean } | null>;

/** Each reads one registry and nothing else: a shell waits for it. */
const REGISTRIES = {
  async benchmarks() {
    const { benchmarks } = await import('../../plan/benchmarks.ts');
    return benchmarks.ids();
  },
  async probes() {
    const { probes } = await import('../../plan/probes.ts');
    return probes.ids();
  },
  async protocols() {
    const { benchmarks } = await import('../../plan/benchmarks.ts');
    const { protocolsOf } = await import('../../plan/protocols.ts');
    const all = await Promise.all((await benchmarks.ids()).map((id) => benchmarks.load(id)));
    return [...new Set(all.flatMap((benchmark) => Object.keys(protocolsOf(benchmark))))].sort();
  },
  async suites() {
    const { listSuites } = await import('../../plan/suites.ts');
    return (await listSuites()).map(({ id }) => id);
  },
  /** `openai:` and the others, whose model is the user's, and every baseline whole. */
  async endpoints() {
    const { adapters } = await import('../../plan/endpoints.ts');
    const { baselines, trivialGenerators } = await import('../../endpoints/baseline.ts');
    const rules = [...(await baselines.ids()), ...(await trivialGenerators.ids())];
    return [
      ...(await adapters.ids()).map((id) => `${id}:`),
      ...rules.map((id) => `baseline:${id}`),
    ];
  },
  async exports() {
    const { exportFormats } = await import('../../export/formats.ts');
    return exportFormats.ids();
  },
  async imports() {
    const { FORMATS } = await import('../../imports/formats.ts');
    return ['auto', ...FORMATS.map(({ id }) => id)];
  },
} satisfies Record<string, () => Promise<string[]>>;

const OF_FLAG: Record<string, keyof typeof REGISTRIES> = {
  '--benchmark': 'benchmarks',
  '--probe': 'probes',
  '--protocol': 'protocols',
  '--suite': 'suites',
  '--endpoint': 'endpoints',
  '--judge': 'endpoints',
  '--diagnose': 'endpoints',
};

const OF_ARGUMENT: Record<string, keyof typeof REGISTRIES> = {
  'export format': 'exports',
  'import format': 'imports',
  'prepare benchmark': 'benchmarks',
};

/** The names of the registries. */
export const registryValues: ValuesOf = async (place) => {
  const name =
    'option' in place ? OF_FLAG[place.option] : OF_ARGUMENT[`${place.command} ${place.argument}`];
  if (name === undefined) return null;
  return { values: await REGISTRIES[name](), list: name === 'probes' };
};
