import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SightlineError } from '../../errors.ts';
import { PACKAGED, ROOT } from '../../own-module.ts';
import { resolveBenchmark } from '../../plan/benchmarks.ts';
import { siteConfigSchema } from '../../schema/site-config.ts';
import { harnessVersion } from '../../version.ts';
import { boardReadme } from './board-readme.ts';
import { pagesWorkflow } from './pages-workflow.ts';

export type NewBoard = {
  /** New or empty. */
  folder: string;
  title: string;
  /** Descriptors of benchmarks of one's own. */
  benchmarks: string[];
  /** `owner/name` on GitHub; left out: where this clone came from. */
  sightline?: string;
};

/**
 * Begins a repository of records: config, results folder, descriptors, README and a workflow that
 * builds the board with the Sightline of today. Gives the files that it wrote, below the folder.
 *
 * @throws `USAGE` for a folder that holds files or when no repository of Sightline is known,
 *   `CONFIG_INVALID` for a descriptor that cannot be used.
 */
export async function initBoard(board: NewBoard): Promise<string[]> {
  const folder = resolve(board.folder);
  await requireEmpty(folder);
  for (const descriptor of board.benchmarks) await resolveBenchmark(descriptor);
  const repository = board.sightline ?? (await cloneOrigin());
  requireRepository(repository);
  const { commit } = await harnessVersion();
  const copies = board.benchmarks.map((from) => ({ from, to: `benchmarks/${basename(from)}` }));
  requireDistinct(copies.map(({ to }) => to));
  const config = { title: titleOf(board.title), benchmarks: copies.map(({ to }) => to) };
  const texts = {
    'site.json': `${JSON.stringify(config, null, 2)}\n`,
    'README.md': boardReadme(board.title),
    'results/README.md': RESULTS_README,
    '.gitignore': 'site/\nruns/\n',
    '.github/workflows/pages.yml': pagesWorkflow({ repository, ref: commit ?? 'main' }),
  };
  for (const [file, text] of Object.entries(texts)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  for (const { from, to } of copies) {
    await mkdir(dirname(join(folder, to)), { recursive: true });
    await copyFile(from, join(folder, to));
  }
  return [...Object.keys(texts), ...copies.map(({ to }) => to)];
}

const RESULTS_README = `# Results

\`sightline publish RUN --results results\` writes records here. Nothing here is written by hand.
`;

async function requireEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder).catch(() => []);
  if (entries.every((name) => name === '.git')) return;
  throw new SightlineError('USAGE', `${folder} holds files already`, {
    hint: 'name a new or an empty folder; nothing is overwritten',
  });
}

function requireRepository(repository: string | null): asserts repository is string {
  if (repository !== null && /^[\w.-]+\/[\w.-]+$/.test(repository)) return;
  const said =
    repository === null
      ? 'nothing here knows the GitHub repository of Sightline'
      : `"${repository}" is no GitHub repository`;
  throw new SightlineError('USAGE', said, {
    hint: 'name the repository whose Sightline shall build the board with --sightline <owner/name>',
  });
}

function titleOf(text: string): string {
  const title = siteConfigSchema.shape.title.safeParse(text);
  if (title.success) return title.data;
  throw new SightlineError('USAGE', `--title: ${title.error.issues[0]?.message}`);
}

function requireDistinct(files: string[]): void {
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice === undefined) return;
  throw new SightlineError('USAGE', `two descriptors would be ${twice}`, {
    hint: 'give their files names of their own',
  });
}

/** `owner/name`, where the clone came from GitHub. */
async function cloneOrigin(): Promise<string | null> {
  if (PACKAGED) return null;
  const cwd = fileURLToPath(ROOT);
  const origin = await promisify(execFile)('git', ['remote', 'get-url', 'origin'], { cwd }).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
  return /github\.com[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(origin)?.[1] ?? null;
}
