import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { SightlineError } from '../errors.ts';
import { replaceFolder, requireReplaceable } from './replace-folder.ts';
import { overBudgetText } from './budgets/limits.ts';
import { weighSite } from './budgets/weigh-site.ts';
import { readSiteConfig, type SiteConfigPlace } from './site-config.ts';
import { reportFile, runAstro, withWorkFolder, type SiteSource } from './site-process.ts';

export type SiteBuild = SiteConfigPlace & {
  /** Replaced as a whole when the build succeeds, untouched when it does not. */
  out: string;
  /** False: pages may be heavier than they should be. */
  budgets?: boolean;
  note?: SiteSource['note'];
};

/**
 * Builds the static site of a results folder. Builds may run side by side.
 *
 * @throws SightlineError `CONFIG_INVALID` for a record that cannot be shown (file and field in the
 *   message) and a config that is not one, `DATA_MISSING` without a results folder, `USAGE` for an `out` that is not a site,
 *   `SITE_OVER_BUDGET` for pages that are too heavy.
 */
export async function buildSite({ out, note, budgets = true, ...place }: SiteBuild): Promise<void> {
  const target = resolve(out);
  const { results } = place;
  await requireResults(results);
  const { settings, base } = await readSiteConfig(place);
  await requireReplaceable(target);
  await withWorkFolder(async (work) => {
    const built = join(work, 'site');
    const { code, lines, interrupted } = await runAstro(['build', '--outDir', built], {
      source: { results, base, settings, note: note ?? (() => {}) },
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
    if (budgets) await requireWithinBudget(built, base);
    await replaceFolder(target, built);
  });
}

/** Astro's development server on the loopback interface, until it is stopped. Gives its exit code. */
export async function developSite({
  port,
  note,
  ...place
}: SiteConfigPlace & Pick<SiteSource, 'note'> & { port: number }): Promise<number> {
  const { results } = place;
  await requireResults(results);
  const { settings, base } = await readSiteConfig(place);
  return withWorkFolder(async (work) => {
    const args = ['dev', '--host', '127.0.0.1', '--port', String(port)];
    const source = { results, base, settings, note };
    const { code, interrupted } = await runAstro(args, { source, work });
    // To be stopped is how a development server ends.
    return interrupted ? 0 : code;
  });
}

async function requireWithinBudget(site: string, base: string): Promise<void> {
  const over = await weighSite(site, base);
  if (over.length === 0) return;
  const lines = over.slice(0, SHOWN_PROBLEMS).map(overBudgetText);
  if (over.length > lines.length) lines.push(`and ${over.length - lines.length} more`);
  throw new SightlineError('SITE_OVER_BUDGET', lines.join('\n'), {
    hint: 'show less on the page, or build it all the same with --no-budgets; an earlier site is unchanged',
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
