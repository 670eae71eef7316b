import { readdir, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SightlineError } from '../errors.ts';
import { isDescriptor } from './benchmarks.ts';
import { isFile } from './custom-protocol.ts';
import { nearestName } from '../registry.ts';
import { describeIssues } from '../schema/describe-issues.ts';
import { suiteSchema, type Suite } from '../schema/suite.ts';

const NAMED = fileURLToPath(new URL('../../benchmarks/suites/', import.meta.url));

export type NamedSuite = { id: string; suite: Suite };

/** The suites that come with Sightline. */
export async function listSuites(): Promise<NamedSuite[]> {
  const ids = await suiteIds();
  return Promise.all(ids.map(async (id) => ({ id, suite: await loadSuite(id) })));
}

/**
 * A suite by name or by file. Data folders are made absolute, relative to the suite's file.
 *
 * @throws `USAGE` when there is none, `CONFIG_INVALID` with the field when it breaks the schema.
 */
export async function loadSuite(nameOrFile: string, workingFolder = process.cwd()): Promise<Suite> {
  const named = (await suiteIds()).includes(nameOrFile);
  const path = named ? `${NAMED}${nameOrFile}.json` : resolve(workingFolder, nameOrFile);
  const text = await readFile(path, 'utf8').catch(async (cause: unknown) => {
    const nearest = nearestName(nameOrFile, await suiteIds());
    throw new SightlineError('USAGE', `there is no suite "${nameOrFile}"`, {
      cause,
      hint:
        nearest === null
          ? `give a file, or one of ${(await suiteIds()).join(', ')}`
          : `did you mean "${nearest}"?`,
    });
  });
  const suite = parseSuite(text, path);
  return {
    ...suite,
    runs: suite.runs.map((run) => withPaths(run, dirname(path))),
  };
}

/** Files and folders are named relative to the suite; a descriptor's rows stand beside it. */
function withPaths(run: Suite['runs'][number], folder: string): Suite['runs'][number] {
  const described = isDescriptor(run.benchmark);
  const benchmark = described ? resolve(folder, run.benchmark) : run.benchmark;
  const data = run.data === undefined ? undefined : resolve(folder, run.data);
  const known = data ?? (described ? dirname(benchmark) : undefined);
  return {
    ...run,
    benchmark,
    ...(run.protocol !== undefined && isFile(run.protocol)
      ? { protocol: resolve(folder, run.protocol) }
      : {}),
    ...(known === undefined ? {} : { data: known }),
  };
}

function parseSuite(text: string, path: string): Suite {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new SightlineError('CONFIG_INVALID', `${path} is no JSON: ${String(cause)}`, { cause });
  }
  const parsed = suiteSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new SightlineError('CONFIG_INVALID', `${path}: ${describeIssues(parsed.error).join('; ')}`);
}

async function suiteIds(): Promise<string[]> {
  return (await readdir(NAMED))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}
