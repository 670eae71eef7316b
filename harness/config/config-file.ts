import { access, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { SightlineError } from '../errors.ts';
import { configSchema, type Config } from '../schema/config.ts';
import { parseEndpoint } from '../schema/endpoint-spec.ts';
import { describeConfigIssues } from './issues.ts';
import { findSecret } from './secrets.ts';

const CONFIG_FILE = 'sightline.config.json';

/** A config and where it stands; an empty one when there is no file. Data folders are absolute. */
export type FoundConfig = { config: Config; path: string | null };

/**
 * The config that is named, or the first `sightline.config.json` from the working folder upwards.
 *
 * @throws `CONFIG_INVALID` with file and key; also for a value that looks like a key.
 */
export async function loadConfig(workingFolder: string, named?: string): Promise<FoundConfig> {
  const path =
    named === undefined ? await findUpwards(workingFolder) : resolve(workingFolder, named);
  if (path === null) return { config: configSchema.parse({}), path };
  const config = parseConfig(await readFile(path, 'utf8').catch(unreadable(path)), path);
  const folder = (data: string) => resolve(dirname(path), data);
  const data = Object.entries(config.data).map(([id, one]) => [id, folder(one)] as const);
  return { config: { ...config, data: Object.fromEntries(data) }, path };
}

/** @param path as it is named in errors. */
export function parseConfig(text: string, path: string): Config {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new SightlineError('CONFIG_INVALID', `${path} is no JSON: ${String(cause)}`, { cause });
  }
  const secret = findSecret(value);
  if (secret !== null) {
    throw new SightlineError('CONFIG_INVALID', `${path}: ${secret}: this looks like a key`, {
      hint: 'keys come from the environment: OPENAI_API_KEY, ANTHROPIC_API_KEY, GEMINI_API_KEY, SIGHTLINE_API_KEY; take it out of the file',
    });
  }
  const parsed = configSchema.safeParse(value);
  if (parsed.success) return withReadableEndpoints(parsed.data, path);
  const issues = describeConfigIssues(parsed.error, configSchema);
  throw new SightlineError('CONFIG_INVALID', `${path}: ${issues.join('; ')}`, {
    hint: 'schema/sightline.config.schema.json lists every key',
  });
}

/** An endpoint that cannot be read is told here, not when a run wants it. */
function withReadableEndpoints(config: Config, path: string): Config {
  for (const [name, { endpoint }] of Object.entries(config.endpoints)) {
    try {
      parseEndpoint(endpoint);
    } catch (error) {
      if (!(error instanceof SightlineError)) throw error;
      const message = `${path}: endpoints.${name}.endpoint: ${error.message}`;
      throw new SightlineError('CONFIG_INVALID', message, { hint: error.hint ?? '', cause: error });
    }
  }
  return config;
}

async function findUpwards(folder: string): Promise<string | null> {
  const path = join(folder, CONFIG_FILE);
  const there = await access(path).then(
    () => true,
    () => false,
  );
  if (there) return path;
  return dirname(folder) === folder ? null : findUpwards(dirname(folder));
}

function unreadable(path: string) {
  return (cause: unknown): never => {
    throw new SightlineError('CONFIG_INVALID', `${path} cannot be read`, { cause });
  };
}
