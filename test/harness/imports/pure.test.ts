import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../../harness/imports', import.meta.url));

/** What is imported for its values; types vanish. */
async function importsOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8');
  const found = text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)'/gm);
  return [...found].map(([, target = '']) => target);
}

it('readers of answers reach nothing of the machine, so that a page can use them', async () => {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const open = files.map((name) => join(folder, name));
  const seen = new Set<string>();
  const outside = new Set<string>();
  while (open.length > 0) {
    const file = open.pop() ?? '';
    if (seen.has(file)) continue;
    seen.add(file);
    for (const target of await importsOf(file)) {
      if (target.startsWith('.')) open.push(join(dirname(file), target));
      else outside.add(target);
    }
  }
  expect([...outside].sort()).toEqual(['csv-parse/sync', 'json5', 'zod']);
});
