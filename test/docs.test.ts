import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { probes } from '../harness/plan/probes.ts';
import { suiteCosts } from '../harness/plan/suite-cost.ts';
import { loadSuite } from '../harness/plan/suites.ts';

const page = await readFile(new URL('../docs/probes.md', import.meta.url), 'utf8');

const ids = await probes.ids();

describe('docs/probes.md', () => {
  it.each(ids)('has the probe %s with its number', async (id) => {
    const { numbers } = await probes.load(id);
    const [before = ''] = page.split('\n## Suites');
    const word =
      numbers?.default == null || id.startsWith('judge') ? id : `${id}=${numbers.default}`;
    expect(before).toContain(`\`${word}\``);
  });

  it.each(['quick', 'nightly', 'paper'])('states what %s asks and can show', async (id) => {
    const cost = (await suiteCosts(await loadSuite(id))).find(
      ({ benchmark }) => benchmark === 'video-mme',
    );
    const row = page.split('\n').find((line) => line.startsWith(`| \`${id}\``)) ?? '';
    expect(row).toContain(` ${cost?.requests?.toLocaleString('en')} |`);
    for (const { detects } of cost?.parts ?? []) {
      expect(row).toContain((100 * (detects ?? 0)).toFixed(1));
    }
  });
});
