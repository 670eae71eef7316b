import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs `npm ci` when what is installed is not what the lockfile says. Ends the process when it fails. */
export function ensureInstall() {
  if (isInstalled()) return;
  process.stderr.write('installing the pinned packages (npm ci) …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, error } = spawnSync(npm, ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    // The decoder is inside the package; without this, npm 10 lets it fetch a program that is not used.
    env: { ...process.env, SKIP_FFMPEG: 'true' },
  });
  if (status === 0 && isInstalled()) return;
  process.stderr.write(`npm ci failed${error === undefined ? '' : `: ${error.message}`}\n`);
  process.exit(3);
}

/** Every package that the lockfile demands of this machine is there in its version. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const found = packagesOf('node_modules/.package-lock.json');
  if (wanted === null || found === null) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional, link }]) =>
      path === '' ||
      optional === true ||
      devOptional === true ||
      link === true ||
      found[path]?.version === version,
  );
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(`${root}/${file}`, 'utf8')).packages;
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureInstall();
