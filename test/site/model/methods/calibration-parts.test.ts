import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { calibrationParts } from '../../../../site/src/model/methods/calibration-parts.ts';

const FILE = fileURLToPath(new URL('../../../../docs/calibration.md', import.meta.url));

it('cuts before what the reports say, which gets the heading of a page', () => {
  const html =
    '<h1>C</h1><p><code>npm run calibrate</code> writes it.</p><h2 id="items">I</h2><h2 id="what-the-reports-say">W</h2><h2>L</h2>';
  expect(calibrationParts(html)).toEqual({
    truths: '<h1>C</h1><h2 id="items">I</h2>',
    figures: '<h1 id="what-the-reports-say">W</h1><h2>L</h2>',
  });
});

it('says so when the heading is gone', async () => {
  expect(() => calibrationParts('<h1>C</h1>')).toThrow(/no heading/);
  expect(await readFile(FILE, 'utf8')).toContain('\n## What the reports say\n');
});
