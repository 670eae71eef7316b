import { access, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../harness/read-config.ts';
import { resultSchema } from '../../harness/schema/result.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { emptyFolder, ended, install, pack, sightline } from './support/packed.ts';

const work = await emptyFolder();
const packed = await pack(work);
const installed = await install(packed.tarball, { folder: join(work, 'all') });
const bare =
  installed === null
    ? null
    : await install(packed.tarball, { folder: join(work, 'bare'), words: ['--omit=peer'] });
const skipped = installed === null ? ' (skipped: the npm registry cannot be reached)' : '';
const folder = installed ?? '';

afterAll(() => rm(work, { recursive: true, force: true }));

describe('the tarball', () => {
  it('holds what runs, its licence and its changes', () => {
    expect(packed.files).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'CHANGELOG.md',
        'bin/sightline.js',
        'dist/harness/cli.js',
        'dist/harness/library/index.js',
        'dist/harness/library/index.d.ts',
        'dist/harness/media/decoder-process.js',
        'dist/harness/publish/judge-sheet/label.js',
        'dist/benchmarks/suites/sample.json',
        'dist/benchmarks/nextqa/sample/val.csv',
        'dist/site/astro.config.ts',
      ]),
    );
  });

  it('holds no tests, no keys, no runs, no published records and no sources of the harness', () => {
    const strange = packed.files.filter((file) => {
      const [top = '', part = ''] = file.split('/');
      if (top !== 'dist')
        return !/^(LICENSE|README\.md|CHANGELOG\.md|package\.json|bin\/.*)$/.test(file);
      if (['harness', 'benchmarks'].includes(part) && /(?<!\.d)\.ts$/.test(file)) return true;
      if (/^(test|scripts|bench|results|runs)$/.test(part)) return true;
      return /\.test\.|(^|\/)\.|\.(pem|key|tsbuildinfo)$/.test(file);
    });
    expect(strange).toEqual([]);
  });

  it('imports no source that is not there', async () => {
    const modules = packed.files.filter((file) => file.endsWith('.js') && !file.includes('/site/'));
    const offenders: string[] = [];
    for (const file of modules) {
      const text = await readFile(join(packed.root, file), 'utf8');
      if (/(from|import\()\s*['"]\.[^'"]*\.ts['"]/.test(text)) offenders.push(file);
    }
    expect(modules.length).toBeGreaterThan(500);
    expect(offenders).toEqual([]);
  });

  it('holds videos and rows of the samples alone', async () => {
    const media = packed.files.filter((file) =>
      /\.(mp4|webm|avi|mkv|mov|csv|jsonl|parquet)$/.test(file),
    );
    expect(media.length).toBeGreaterThan(20);
    expect(media.filter((file) => !/^dist\/benchmarks\/[^/]+\/sample\//.test(file))).toEqual([]);
    expect(packed.size, 'bytes').toBeLessThan(3_000_000);
  });
});

describe.skipIf(installed === null)(`installed in an empty folder${skipped}`, () => {
  it('runs the demo suite and builds its site', async () => {
    const { code, stderr, stdout } = await sightline(folder, 'demo', '--no-serve');
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('accuracy');
    const page = await readFile(join(folder, '.demo/site/index.html'), 'utf8');
    expect(page).toContain('Sightline');
    const [record = ''] = await readdir(join(folder, '.demo/results/nextqa'));
    const file = join(folder, '.demo/results/nextqa', record);
    const { harness } = (await readConfig(file, resultSchema)).provenance;
    expect(harness.version).toBe(packageJson.version);
    // Of the clone that the package was made from; the empty folder is no repository.
    expect(harness.commit).toMatch(/^[0-9a-f]{40}$/);
  });

  it('asks a sample, keeps the run where the user stands, and goes on with it', async () => {
    const words = ['run', '--suite', 'sample', '-e', 'baseline:longest-option', '--json'];
    const first = await sightline(folder, ...words);
    expect(first.code, first.stderr).toBe(0);
    expect(JSON.parse(first.stdout)).toContainEqual(
      expect.objectContaining({ benchmark: 'nextqa', probe: 'full' }),
    );
    expect(await readdir(join(folder, 'runs'))).toHaveLength(4);
    const again = await sightline(folder, ...words);
    expect(again.stdout).toBe(first.stdout);
  });

  it('is a library with types', async () => {
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    await writeFile(join(folder, 'consumer.ts'), CONSUMER);
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(STRICT));
    const tsc = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));
    const types = await ended(process.execPath, [tsc, '-p', folder], folder);
    expect(types.stdout).toBe('');
    const { code, stdout, stderr } = await ended(process.execPath, ['consumer.ts'], folder);
    expect(code, stderr).toBe(0);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ runs: 4, rows: true, refused: 'CONFIG_INVALID' });
  });

  it('completes commands in a shell', async () => {
    const { stdout } = await sightline(folder, 'completion', 'bash');
    expect(stdout).toContain('complete -o default -F _sightline sightline');
    const words = await sightline(folder, 'completion', 'words', '--', 'run', '-b', 'video-m');
    expect(words.stdout).toBe('files\nvideo-mme\t\n');
  });

  it('says in a line that a Node is too old', async () => {
    const older = 'Object.defineProperty(process.versions, "node", { value: "22.19.0" })';
    const bin = join(folder, 'node_modules/sightline/bin/sightline.js');
    const words = ['--import', `data:text/javascript,${encodeURIComponent(older)}`, bin, 'list'];
    const { code, stderr } = await ended(process.execPath, words, folder);
    expect(code).toBe(3);
    expect(stderr).toBe('sightline: Node 24 or newer is needed; this is 22.19.0\n');
  });

  it('runs without the packages of the site, and names them when it is asked for one', async () => {
    const place = bare as string;
    await expect(access(join(place, 'node_modules/astro'))).rejects.toThrow('ENOENT');
    const words = ['run', '--suite', 'sample', '-e', 'baseline:random'];
    const run = await sightline(place, ...words);
    expect(run.code, run.stderr).toBe(0);
    const site = await sightline(place, 'site', 'build', '--results', '.');
    expect(site.code).toBe(3);
    expect(site.stderr).toContain('SITE_PARTS_MISSING');
    expect(site.stderr).toContain(`npm install @astrojs/react@`);
  });
});

const STRICT = {
  compilerOptions: {
    module: 'nodenext',
    target: 'es2024',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    types: ['node'],
  },
  files: ['consumer.ts'],
};

const CONSUMER = `import { compare, run, SightlineError, type ComparisonReport, type FinishedRun } from 'sightline';

const [random, longest]: FinishedRun[][] = [
  await run({ suite: 'sample', endpoint: 'baseline:random' }, { out: 'library/random' }),
  await run({ suite: 'sample', endpoint: 'baseline:longest-option' }, { out: 'library/longest' }),
];
const report: ComparisonReport = await compare('library/random', 'library/longest', { draws: 200 });
let refused: string | null = null;
try {
  await compare('nowhere', 'library/random');
} catch (error) {
  if (error instanceof SightlineError) refused = error.code;
}
const rows = report.rows.every(({ pair }) => Number.isFinite(pair.overall.difference));
console.log(JSON.stringify({ runs: Math.min(random?.length ?? 0, longest?.length ?? 0), rows, refused }));
`;
