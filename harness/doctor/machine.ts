import { execFile } from 'node:child_process';
import { statfs } from 'node:fs/promises';
import { promisify } from 'node:util';
import { SightlineError } from '../errors.ts';
import { openMedia } from '../media/media.ts';
import { checker, type Check } from './check.ts';

const KEYS = [
  ['OPENAI_API_KEY', 'OpenAI'],
  ['ANTHROPIC_API_KEY', 'Anthropic'],
  ['GEMINI_API_KEY', 'Gemini'],
  ['GOOGLE_API_KEY', 'Gemini, another name of it; Veo'],
  ['SIGHTLINE_API_KEY', 'servers named with @URL'],
  ['HF_TOKEN', 'gated datasets of the Hugging Face hub'],
] as const;

const NEEDED_NODE = 24;
/** Less than a benchmark's videos and frames need. */
const LITTLE_SPACE_BYTES = 10 * 2 ** 30;
const CHROMIUMS = ['chromium', 'chromium-browser', 'google-chrome'];

type Environment = Record<string, string | undefined>;

/** What is there of what Sightline needs: Node, decoders, programs, room. */
export async function machineChecks(folder: string): Promise<Check[]> {
  const check = checker('machine');
  const node = process.versions.node;
  const enough = Number.parseInt(node, 10) >= NEEDED_NODE;
  const [nodeAv, ffmpeg, chromium, disk] = await Promise.all([
    decoderVersion('node-av'),
    decoderVersion('ffmpeg'),
    chromiumVersion(),
    statfs(folder),
  ]);
  const freeBytes = disk.bavail * disk.bsize;
  return [
    check('Node', enough ? 'ok' : 'failed', enough ? node : `${node}; ${NEEDED_NODE} is needed`),
    check('decoder node-av', nodeAv.there ? 'ok' : 'failed', nodeAv.text),
    check('decoder ffmpeg', ffmpeg.there ? 'ok' : 'note', ffmpeg.text),
    check(
      'Chromium',
      chromium === null ? 'note' : 'ok',
      chromium ?? 'not found; only tests need it',
    ),
    check(
      'disk',
      freeBytes < LITTLE_SPACE_BYTES ? 'warning' : 'ok',
      `${(freeBytes / 2 ** 30).toFixed(1)} GB free in ${folder}`,
    ),
  ];
}

/** Which keys are set. Their values are never looked at. */
export function keyChecks(environment: Environment): Check[] {
  const check = checker('keys');
  return KEYS.map(([name, what]) => {
    const set = (environment[name] ?? '') !== '';
    return check(name, set ? 'ok' : 'note', `${set ? 'set' : 'not set'} (${what})`);
  });
}

/** Whether any decoder works, so that clips can be shown. */
export function hasDecoder(checks: Check[]): boolean {
  return checks.some(({ name, state }) => name.startsWith('decoder ') && state === 'ok');
}

async function decoderVersion(
  backend: 'node-av' | 'ffmpeg',
): Promise<{ there: boolean; text: string }> {
  try {
    const media = await openMedia({ backend, processes: 1 });
    await media.close();
    return { there: true, text: media.decoder.version };
  } catch (error) {
    if (!(error instanceof SightlineError)) throw error;
    return { there: false, text: error.message };
  }
}

async function chromiumVersion(): Promise<string | null> {
  for (const program of CHROMIUMS) {
    const run = promisify(execFile)(program, ['--version'], { timeout: 10_000 });
    const version = await run.then(({ stdout }) => stdout.trim()).catch(() => null);
    if (version !== null) return version;
  }
  return null;
}
