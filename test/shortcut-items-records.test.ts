import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyseSet } from '../harness/publish/shortcut-items/analyse-set.ts';
import { readItemSets } from '../harness/publish/shortcut-items/item-sets.ts';
import { itemsRecord } from '../harness/publish/shortcut-items/record.ts';
import { readConfig } from '../harness/read-config.ts';
import { shortcutItemsSchema, type ShortcutItems } from '../harness/schema/shortcut-items.ts';

const RESULTS = fileURLToPath(new URL('../results/', import.meta.url));
const FOLDER = join(RESULTS, 'shortcut-items');

const records = await Promise.all(
  (await readdir(FOLDER)).map((name) => readConfig(join(FOLDER, name), shortcutItemsSchema)),
);

function recordOf(part: string): ShortcutItems {
  const record = records.find(({ benchmark }) => benchmark.itemSetName === part);
  if (record === undefined) throw new Error(`no record of ${part}`);
  return record;
}

describe('the committed records of shortcut items', () => {
  it.each([
    ['short-786', 5, 4, 149, 786],
    ['medium-639', 4, 4, 97, 639],
  ])('%s: %i models, %i of them flag %i of %i items', (part, models, hits, flagged, items) => {
    const record = recordOf(part);
    expect(record.models).toHaveLength(models);
    expect(record.rule).toMatchObject({ hits, of: models, chosen: 'default', separates: true });
    expect(record.flags).toMatchObject({ flagged, rate: { n: items } });
    expect(Array.from(record.flagged ?? '').filter((one) => one === 'x')).toHaveLength(flagged);
  });

  it('have a placebo floor far above that of independent guesses, and an excess above both', () => {
    for (const { flags, placebo } of records) {
      expect(placebo).toMatchObject({ draws: 200 });
      expect(flags?.placebo?.floor).toBeGreaterThan(3 * (flags?.guess.floor ?? 1));
      expect(flags?.placebo?.low).toBeGreaterThan(0);
      expect(flags?.placebo?.excess).toBeLessThan(flags?.guess.excess ?? 0);
    }
  });

  it('let no model judge its own hard subset', () => {
    for (const { hard, models } of records) {
      expect(hard).toHaveLength(models.length);
      for (const row of hard) {
        if ('absent' in row) throw new Error(row.absent);
        expect(row.panel).not.toContain(row.model);
        expect(row.panel).toHaveLength(models.length - 1);
        expect(row.blind.hard?.value).toBeLessThan(row.blind.all?.value ?? 0);
      }
    }
  });

  it('can be recomputed from the published results, all but the placebo', async () => {
    const request = { rule: null, rotations: false, seed: 0, draws: 200 };
    for (const set of await readItemSets([join(RESULTS, 'video-mme')], null)) {
      if (set.items.name === null) continue;
      const made = itemsRecord(analyseSet(set, request), set.terms);
      expect(withoutPlacebo(made)).toEqual(withoutPlacebo(recordOf(set.items.name)));
    }
  });
});

function withoutPlacebo(record: ShortcutItems): unknown {
  return JSON.parse(
    JSON.stringify(record, (key, value: unknown) =>
      key.startsWith('placebo') ? undefined : value,
    ),
  );
}
