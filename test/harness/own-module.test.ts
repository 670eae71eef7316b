import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { importsOfCompiled } from '../../scripts/package/imports-of-compiled.ts';
import { placeInPackage } from '../../scripts/package/packed-files.ts';
import { ownModule, ownModules, PACKAGED, ROOT } from '../../harness/own-module.ts';

it('names its modules as the form has them in which it runs', () => {
  expect(PACKAGED).toBe(false);
  expect(ownModule('../cli', 'file:///a/harness/demo/x.ts').href).toBe('file:///a/harness/cli.ts');
});

it('lists modules and nothing that lies beside them', async () => {
  const commands = await ownModules(new URL('harness/commands/', ROOT));
  expect(commands).toContain('run');
  // A folder, and a script for a page.
  expect(commands.filter((name) => name === 'list')).toHaveLength(1);
  expect(await ownModules(new URL('harness/publish/judge-sheet/', ROOT))).not.toContain('label');
});

it('is the only way to a module that no import names: the package has other endings', async () => {
  const root = fileURLToPath(ROOT);
  const listed = execFileSync('git', ['ls-files', '-z', 'harness', 'benchmarks'], {
    cwd: root,
    encoding: 'utf8',
  });
  const offenders: string[] = [];
  for (const file of listed.split('\0').filter((name) => name.endsWith('.ts'))) {
    const text = await readFile(`${root}${file}`, 'utf8').catch(() => '');
    if (/new URL\([^)]*\.ts['`"]/.test(text) || /endsWith\('\.ts'\)/.test(text))
      offenders.push(file);
  }
  expect(offenders.filter((file) => file !== 'harness/own-module.ts')).toEqual([]);
});

it.each([
  ['harness/run/prices.json', 'as it is'],
  ['harness/run/run-all.ts', null],
  ['benchmarks/nextqa/sample/val.csv', 'as it is'],
  ['site/src/pages/index.astro', 'source of the site'],
  ['site/public/favicon.svg', 'as it is'],
  ['docs/guide/installing.md', 'as it is'],
  ['docs/decisions/2026-11-27-package.md', null],
  ['results/nextqa/x.json', null],
  ['test/package/installed.test.ts', null],
  ['.env', null],
] as const)('packs %s: %s', (file, place) => {
  expect(placeInPackage(file)).toBe(place);
});

it('leads the site to the compiled harness, and leaves its own modules alone', () => {
  const source = `import { a } from '../../../harness/schema/result.ts';
import { b } from './model/board.ts';
import.meta.glob('../../../../benchmarks/*/annotations.ts');`;
  expect(importsOfCompiled(source)).toBe(`import { a } from '../../../harness/schema/result.js';
import { b } from './model/board.ts';
import.meta.glob('../../../../benchmarks/*/annotations.js');`);
});
