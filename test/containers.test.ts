import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { checkDefinition, checkDockerfile } from '../scripts/guide/container-recipe.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const [dockerfile, definition, page, ignored] = (await Promise.all(
  [
    'containers/Dockerfile',
    'containers/sightline.def',
    'docs/guide/installing.md',
    '.dockerignore',
  ].map((file) => readFile(`${root}${file}`, 'utf8')),
)) as [string, string, string, string];

// No image is built here: what can be known of a recipe without one.
it('has recipes that can be read, on the Node that the clone pins', () => {
  checkDockerfile(dockerfile, root);
  checkDefinition(definition);
  const image = `node:${packageJson.devDependencies.node}-bookworm-slim`;
  expect(dockerfile).toContain(`FROM ${image}\n`);
  expect(definition).toContain(`From: ${image}\n`);
});

it('runs as a user without rights', () => {
  const user = dockerfile.split('\n').findLast((line) => line.startsWith('USER'));
  expect(user).toBe('USER node');
});

it('gives a shell steps that it can read', () => {
  const step = /^RUN ((?:.*\\\n)*.*)/m.exec(dockerfile)?.[1] ?? '';
  const post = /^%post\n([^%]*)/m.exec(definition)?.[1] ?? '';
  for (const text of [step, post]) {
    expect(text).toContain('npm install --global --ignore-scripts');
    const { status, stderr } = spawnSync('sh', ['-n', '-c', text], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  }
});

it('sends the tarball to the builder and nothing else', () => {
  expect(ignored).toBe('*\n!sightline-*.tgz\n');
});

it('is what the guide shows', () => {
  expect(page).toContain(`\n${dockerfile}\`\`\``);
  expect(page).toContain(`\n${definition}\`\`\``);
});
