import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { ERROR_CODES, SightlineError, type ErrorCode } from '../../harness/errors.ts';

it('docs/errors.md lists every code with its exit code and when it comes', async () => {
  const text = await readFile(new URL('../../docs/errors.md', import.meta.url), 'utf8');
  const rows = Array.from(
    text.matchAll(/^\| `(\w+)` +\| +(\d+) +\| (.*?) +\|$/gm),
    ([, code, exit, when]) => [code, Number(exit), when],
  );
  expect(rows).toEqual(
    Object.entries(ERROR_CODES).map(([code, { exitCode, when }]) => [code, exitCode, when]),
  );
});

it.each(Object.keys(ERROR_CODES) as ErrorCode[])(
  '%s ends the process with a code of its kind',
  (code) => {
    expect(new SightlineError(code, 'what').exitCode).toBe(ERROR_CODES[code].exitCode);
  },
);
