import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each part may import of the others; its own files, errors and other files of `harness/` itself always. */
const MAY_IMPORT: Record<string, string[]> = {
  schema: [],
  data: ['schema'],
  download: ['schema', 'data'],
  imports: ['schema', 'data'],
  'frame-hash': [],
  media: ['schema', 'frame-hash'],
  probes: ['schema'],
  endpoints: ['schema', 'data', 'imports'],
  answers: ['schema', 'statistics'],
  statistics: [],
  shortcuts: ['schema', 'statistics'],
  comparison: ['schema', 'statistics', 'shortcuts', 'checklists'],
  checklists: ['schema', 'statistics'],
  'judge-audit': ['schema', 'statistics'],
  grounding: ['schema', 'statistics', 'answers'],
  contamination: ['schema', 'data', 'statistics', 'frame-hash'],
  config: ['schema'],
  doctor: ['schema', 'config', 'data', 'media', 'plan'],
  reader: ['schema'],
  plan: ['schema', 'data', 'answers', 'media', 'probes', 'endpoints', 'statistics'],
  run: [
    'schema',
    'config',
    'data',
    'answers',
    'media',
    'statistics',
    'contamination',
    'grounding',
    'judge-audit',
    'plan',
    'publish',
  ],
  publish: [
    'schema',
    'answers',
    'endpoints',
    'statistics',
    'shortcuts',
    'comparison',
    'judge-audit',
    'checklists',
    'contamination',
    'grounding',
    'plan',
    'run',
  ],
  submit: [
    'schema',
    'config',
    'data',
    'answers',
    'statistics',
    'shortcuts',
    'comparison',
    'checklists',
    'contamination',
    'plan',
    'run',
    'publish',
  ],
  queue: ['schema', 'media', 'plan', 'run'],
  watch: ['schema', 'plan', 'run', 'publish', 'shortcuts', 'comparison'],
  'result-table': ['schema'],
  export: [
    'schema',
    'answers',
    'data',
    'statistics',
    'shortcuts',
    'checklists',
    'plan',
    'publish',
    'result-table',
    'run',
  ],
  demo: ['schema', 'comparison', 'plan', 'run', 'publish'],
  commands: [
    'config',
    'doctor',
    'schema',
    'data',
    'download',
    'imports',
    'media',
    'endpoints',
    'plan',
    'queue',
    'run',
    'export',
    'publish',
    'shortcuts',
    'comparison',
    'contamination',
    'judge-audit',
    'submit',
    'watch',
    'demo',
    'reader',
  ],
  library: ['config', 'schema', 'plan', 'run', 'publish', 'comparison'],
  benchmarks: ['schema', 'data', 'answers'],
  site: [
    'schema',
    'data',
    'statistics',
    'shortcuts',
    'comparison',
    'checklists',
    'answers',
    'imports',
    'benchmarks',
    'result-table',
  ],
};

const files = (await Promise.all(['harness', 'benchmarks', 'site'].map(sources))).flat();

describe.each(files)('%s', (file) => {
  it('imports only what its part may', async () => {
    const own = partOf(file);
    const text = await readFile(join(root, file), 'utf8');
    for (const [, target = ''] of text.matchAll(/(?:from|import\()\s*'(\.{1,2}\/[^']+)'/g)) {
      const imported = relative(root, join(root, dirname(file), target));
      const part = partOf(imported);
      if (part === own || part === null || own === null) continue;
      expect(MAY_IMPORT[own], `${file} imports ${imported}`).toContain(part);
    }
  });

  it('is named after one concept', () => {
    const name = file.split('/').at(-1) ?? '';
    if (!file.startsWith('site/')) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\.(ts|d\.ts)$/);
    expect(name).not.toMatch(/^(utils?|helpers?|common|types|misc)\./);
  });
});

it('only benchmarks know benchmarks: no branching on an id anywhere else', async () => {
  const offenders: string[] = [];
  for (const file of files.filter((one) => !one.startsWith('benchmarks/'))) {
    const text = await readFile(join(root, file), 'utf8');
    if (/['"`](nextqa|video-mme|motionbench|videokr-eval|ruler-bench)['"`]/.test(text))
      offenders.push(file);
  }
  expect(offenders).toEqual([]);
});

/** The folder below `harness/`, or `benchmarks` or `site`; null for the files that stand below all. */
function partOf(file: string): string | null {
  const [top, second = ''] = file.split('/');
  if (top !== 'harness') return top === 'benchmarks' || top === 'site' ? top : null;
  return second.endsWith('.ts') ? null : second;
}

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|tsx|astro)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/node_modules|\.astro\/|dist\//.test(file));
}
