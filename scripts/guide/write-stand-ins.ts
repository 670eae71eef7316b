import { chmod, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shellWord } from '../../harness/shell-word.ts';

const STAND_INS = fileURLToPath(new URL('stand-ins/', import.meta.url));

/**
 * Makes a folder for the PATH of a page: `npx` and `sightline`, which are this project's, and a program
 * for each file of `stand-ins/`, named after it.
 */
export async function writeStandIns(bin: string, root: string): Promise<void> {
  const node = shellWord(process.execPath);
  const cli = `exec ${node} ${shellWord(join(root, 'harness/cli.ts'))}`;
  await writeProgram(join(bin, 'sightline'), `${cli} "$@"`);
  await writeProgram(
    join(bin, 'npx'),
    [
      'while [[ "${1:-}" == -* ]]; do shift; done',
      'if [ "${1:-}" != sightline ]; then echo "npx: this guide runs sightline only" >&2; exit 127; fi',
      'shift',
      `${cli} "$@"`,
    ].join('\n'),
  );
  const files = (await readdir(STAND_INS)).filter((file) => file.endsWith('.ts'));
  for (const file of files) {
    const program = `exec ${node} ${shellWord(join(STAND_INS, file))} "$@"`;
    await writeProgram(join(bin, file.slice(0, -'.ts'.length)), program);
  }
}

async function writeProgram(path: string, text: string): Promise<void> {
  await writeFile(path, `#!/usr/bin/env bash\n${text}\n`);
  await chmod(path, 0o755);
}
