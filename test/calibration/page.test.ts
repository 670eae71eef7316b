import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { formatted } from '../../scripts/calibration/page.ts';
import { itemsSection, observersSection } from '../../scripts/calibration/page-sections.ts';
import { truthTables } from '../../scripts/calibration/tables.ts';

it('docs/calibration.md names today’s items, observers and truths', async () => {
  const page = await readFile(new URL('../../docs/calibration.md', import.meta.url), 'utf8');
  for (const part of [itemsSection(), observersSection(), ...truthTables()]) {
    expect(page, 'npm run calibrate writes it anew').toContain(await formatted(part));
  }
});
