/**
 * `dist/`, the part of the package that is made: the repository's folders again, with the harness and
 * the benchmarks compiled, because Node strips no types below node_modules. The site keeps its
 * sources, which Astro compiles, and imports the compiled harness.
 */
import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../harness/own-module.ts';
import { BUILT_FROM, harnessVersion } from '../../harness/version.ts';
import { importsOfCompiled } from './imports-of-compiled.ts';
import { placeInPackage } from './packed-files.ts';

const root = fileURLToPath(ROOT);
const dist = join(root, 'dist');

await rm(dist, { recursive: true, force: true });
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
// What npm prints on stdout is the tarball's name alone.
execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.package.json')], {
  stdio: ['ignore', 2, 2],
});
const listed = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
for (const file of listed.split('\0')) {
  const place = placeInPackage(file);
  if (place === null) continue;
  const target = join(dist, file);
  await mkdir(dirname(target), { recursive: true });
  if (place === 'as it is') await copyFile(join(root, file), target);
  else await writeFile(target, importsOfCompiled(await readFile(join(root, file), 'utf8')));
}
await writeFile(join(dist, BUILT_FROM), `${JSON.stringify(await harnessVersion())}\n`);
