import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { homeFolder } from '../../harness/home.ts';

const clone = fileURLToPath(new URL('../../', import.meta.url));

it('is the clone, from any folder in it', () => {
  expect(homeFolder(clone)).toBe(clone);
  expect(homeFolder(join(clone, 'benchmarks/nextqa'))).toBe(clone);
});

it('is where the user stands, outside of it', () => {
  expect(homeFolder(tmpdir())).toBe(tmpdir());
  expect(homeFolder(`${clone.replace(/\/$/, '')}-other`)).toBe(`${clone.replace(/\/$/, '')}-other`);
});
