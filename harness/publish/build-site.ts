import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { SightlineError } from '../errors.ts';
import { replaceFolder, requireReplaceable } from './replace-folder.ts';
import { reportFile, runAstro, withWorkFolder, type SiteSource } from './site-process.ts';

export type SiteBuild = {
  /** The results folder. */
  results: string;
  /** Replaced as a whole when the build succeeds, untouched when it does not. */
  out: string;
  /** Path under which the site will be served; `/` when left out. */
  base?: string;
  note?: SiteSource['note'];
};

/**
 * Builds the static site of a results folder. Builds may run side by side.
 *
 * @throws SightlineError `CONFIG_INVALID` for a record that cannot be shown (file and field in the
 *   message), `DATA_MISSING` without a results folder, `USAGE` for an `out` that is not a site.
 */
export async function buildSite({ results, out, base = '/', note }: SiteBuild): Promise<void> {
  const target = resolve(out);
  await requireResults(results);
  await requireReplaceable(target);
  await withWorkFolder(async (work) => {
    const built = join(work, 'site');
    const { code, lines, interrupted } = await runAstro(['build', '--outDir', built], {
      source: { results, base, note: note ?? (() => {}) },
      work,
    });
    if (interrupted) {
      throw new SightlineError(
        'INTERRUPTED',
        'the site was not built; an earlier one is unchanged',
      );
    }
    if (code !== 0)
      throw (await brokenRecords(results, reportFile(work))) ?? new BuildFailure(lines);
    await replaceFolder(target, built);
  });
}

/** Astro's development server on the loopback interface, until it is stopped. Gives its exit code. */
export async function developSite(source: SiteSource & { port: number }): Promise<number> {
  await requireResults(source.results);
  return withWorkFolder(async (work) => {
    const args = ['dev', '--host', '127.0.0.1', '--port', String(source.port)];
    const { code, interrupted } = await runAstro(args, { source, work });
    // To be stopped is how a development server ends.
    return interrupted ? 0 : code;
  });
}

/** A bug of the site or of Astro: the end of what it said. */
class BuildFailure extends Error {
  override readonly name = 'BuildFailure';
  constructor(lines: string[]) {
    super(['the site could not be built', ...lines].join('\n'));
  }
}

const problemsSchema = z.array(
  z.strictObject({ file: z.string(), field: z.string(), message: z.string() }),
);
const SHOWN_PROBLEMS = 10;

/** The problems that the site found in the records, or null when it stopped for another reason. */
async function brokenRecords(results: string, report: string): Promise<SightlineError | null> {
  const text = await readFile(report, 'utf8').catch(() => null);
  if (text === null) return null;
  const problems = problemsSchema.parse(JSON.parse(text));
  const lines = problems
    .slice(0, SHOWN_PROBLEMS)
    .map(({ file, field, message }) =>
      [join(results, file), ...(field === '' ? [] : [field]), message].join(': '),
    );
  const more = problems.length - lines.length;
  if (more > 0) lines.push(`and ${more} more`);
  return new SightlineError('CONFIG_INVALID', lines.join('\n'), {
    hint: 'mend or remove the file, or publish the run again; an earlier site is unchanged',
  });
}

async function requireResults(results: string): Promise<void> {
  try {
    await readdir(results);
  } catch (cause) {
    throw new SightlineError('DATA_MISSING', `there is no results folder ${resolve(results)}`, {
      hint: 'name one with --results DIR, or make results with "sightline publish"',
      cause,
    });
  }
}
