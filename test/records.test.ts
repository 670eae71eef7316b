import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FLOOR_SETS, makeFloorRecords } from '../scripts/records/make-floors.ts';
import { makeRecords } from '../scripts/records/make-records.ts';
import { makeShortcutReport, REPORT_FILE } from '../scripts/records/make-report.ts';
import { QUICK_RULES } from '../scripts/records/recorded-answers.ts';
import { itemSetSchema } from '../harness/schema/item-set.ts';
import { decodeOutcomes } from '../harness/schema/outcome.ts';
import { resultSchema, type Result } from '../harness/schema/result.ts';
import { summarise } from '../harness/publish/summarise.ts';
import { rounded } from '../harness/publish/rounded.ts';
import { describeWithRealData, realData } from './support/real-data.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const RESULTS = fileURLToPath(new URL('../results/', import.meta.url));

/** Model, part, blind accuracy and accuracy a configuration, in percent, as the authors publish them. */
const SCALEGRID: [string, 'short' | 'medium', number, Record<string, number>][] = [
  [
    'InternVL3-8B',
    'medium',
    35.5243,
    { '16f_151k': 53.9906, '32f_151k': 58.6854, '64f_151k': 61.9718, '128f_151k': 57.1205 },
  ],
  [
    'InternVL3-8B',
    'short',
    39.8219,
    { '16f_151k': 68.0662, '32f_151k': 71.7557, '64f_151k': 71.374 },
  ],
  [
    'InternVL3.5-8B',
    'medium',
    40.0626,
    { '16f_151k': 57.4335, '32f_151k': 59.4679, '64f_151k': 63.2238, '128f_151k': 57.4335 },
  ],
  [
    'InternVL3.5-8B',
    'short',
    42.4936,
    { '16f_151k': 70.6107, '32f_151k': 73.9186, '64f_151k': 74.173 },
  ],
  [
    'LLaVA-NeXT-Video-7B',
    'short',
    28.3715,
    { '8f_151k': 42.3664, '16f_151k': 43.6387, '32f_151k': 45.9288 },
  ],
  [
    'Qwen2.5-VL-7B',
    'medium',
    38.4977,
    {
      '16f_151k': 52.2692,
      '32f_151k': 58.216,
      '64f_151k': 64.1628,
      '128f_151k': 66.0407,
      '256f_151k': 67.2926,
    },
  ],
  [
    'Qwen2.5-VL-7B',
    'short',
    37.5318,
    {
      '16f_151k': 65.9033,
      '32f_151k': 68.9567,
      '64f_151k': 72.6463,
      '128f_151k': 76.4631,
      '256f_151k': 75.827,
      '128f_76k': 75.3181,
      '32f_302k': 71.1196,
      '64f_235k': 74.173,
      '64f_360k': 74.5547,
      '64f_76k': 72.3919,
    },
  ],
  [
    'Qwen3-VL-8B',
    'medium',
    42.5665,
    {
      '16f_151k': 47.2613,
      '32f_151k': 46.4789,
      '64f_151k': 47.2613,
      '128f_151k': 54.6166,
      '256f_151k': 57.4335,
    },
  ],
  [
    'Qwen3-VL-8B',
    'short',
    43.8931,
    {
      '16f_151k': 69.5929,
      '32f_151k': 74.8092,
      '64f_151k': 78.117,
      '128f_151k': 79.6438,
      '256f_151k': 79.6438,
    },
  ],
];

const records = (
  await Promise.all(['nextqa', 'video-mme'].map((id) => recordsIn(join(RESULTS, id))))
).flat();

async function recordsIn(folder: string): Promise<Result[]> {
  const names = (await readdir(folder)).sort();
  return Promise.all(
    names.map(async (name) =>
      resultSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))),
    ),
  );
}

function one(matches: (record: Result) => boolean): Result {
  const found = records.filter(matches);
  expect(found).toHaveLength(1);
  return found[0] as Result;
}

const percent = (share: number | undefined) => Number((100 * (share ?? Number.NaN)).toFixed(4));

describe('the committed records', () => {
  it.each(SCALEGRID)(
    '%s on Video-MME %s: the figures of its authors, exactly',
    (model, part, blind, full) => {
      for (const [configuration, accuracy] of Object.entries(full)) {
        const record = one(
          (each) =>
            each.model.name === model &&
            each.benchmark.itemSetName?.startsWith(part) === true &&
            each.protocol.id === `scalegrid-${configuration.replace('_', '-')}`,
        );
        expect(percent(record.probes['full']?.accuracy?.value), configuration).toBe(accuracy);
        expect(percent(record.probes['blind']?.accuracy?.value), configuration).toBe(blind);
        expect(record.probes['blind']?.shared).toMatch(/once per model/);
      }
    },
  );

  it('HGA on NExT-QA val: the figures of its authors, exactly', () => {
    const { probes } = one((each) => each.model.id === 'hga-bert-ft');
    const groups = probes['full']?.breakdowns['group'];
    expect(percent(probes['full']?.accuracy?.value)).toBe(49.7398);
    const accuracies = Object.entries(groups ?? {}).map(([name, { accuracy }]) => [
      name,
      (100 * (accuracy?.value ?? 0)).toFixed(2),
    ]);
    expect(Object.fromEntries(accuracies)).toEqual({
      Causal: '46.26',
      Temporal: '50.74',
      Descriptive: '59.33',
    });
  });

  it.each([
    ['nextqa', 'val', 'majority-letter', 20.28, 20.28],
    ['nextqa', 'test', 'majority-letter', 20.63, 20.63],
    // Ties are broken by item here and at their expected value in the published figure.
    ['nextqa', 'val', 'longest-option', 20.64, 20.72],
    ['nextqa', 'test', 'longest-option', 19.83, 19.75],
  ])(
    '%s %s %s: %f with ties at their expected value, %f here',
    (benchmark, split, rule, published, here) => {
      const record = one(
        (each) =>
          each.benchmark.id === benchmark &&
          each.benchmark.split === split &&
          each.model.id === `baseline:${rule}`,
      );
      const value = 100 * (record.probes['full']?.accuracy?.value ?? 0);
      expect(value).toBeCloseTo(here, 2);
      expect(Math.abs(value - published)).toBeLessThan(0.25);
    },
  );

  it('hold no answer of Video-MME: models as outcomes, baselines as totals', () => {
    for (const record of records.filter((each) => each.benchmark.id === 'video-mme')) {
      for (const { outcomes, breakdowns } of Object.values(record.probes)) {
        if (record.model.kind === 'baseline')
          expect({ outcomes, breakdowns }).toEqual({ outcomes: null, breakdowns: {} });
        else expect(outcomes).toMatch(/^[cwu]+$/);
      }
    }
  });

  it('can be recomputed from their outcomes and item sets alone', async () => {
    for (const record of records) {
      const items = itemSetSchema.parse(
        JSON.parse(
          await readFile(join(RESULTS, 'items', `${record.benchmark.itemSet}.json`), 'utf8'),
        ),
      );
      for (const { outcomes, ...published } of Object.values(record.probes)) {
        if (outcomes === null) continue;
        const variants = [decodeOutcomes(outcomes)];
        expect(published).toMatchObject(rounded(summarise({ variants }, items)));
      }
    }
  });
});

it('the report of the recorded models is what their records give', async () => {
  const home = fileURLToPath(new URL('../', import.meta.url));
  expect(await readFile(join(home, REPORT_FILE), 'utf8')).toBe(await makeShortcutReport(home));
});

describeWithRealData('the committed records', () => {
  it('are what the real annotations and answers give', async () => {
    const results = await temporaryFolder();
    await makeRecords(realData(), { results, extent: 'quick' });
    await makeFloorRecords(realData(), {
      results,
      sets: FLOOR_SETS.filter(({ list }) => list !== null),
    });
    for (const folder of ['items', 'shortcut-items', 'floors']) {
      for (const name of await readdir(join(results, folder))) {
        const committed = await readFile(join(RESULTS, folder, name), 'utf8');
        expect(await readFile(join(results, folder, name), 'utf8')).toBe(committed);
      }
    }
    const folders = ['nextqa', 'video-mme'].map((id) => recordsIn(join(results, id)));
    const made = (await Promise.all(folders)).flat();
    const comparable = (record: Result) => ({
      ...record,
      provenance: { ...record.provenance, harness: null },
    });
    // The other baselines are made anew in the slow tests.
    const quick = records.filter(
      ({ model }) =>
        model.kind === 'model' || QUICK_RULES.some((rule) => model.id === `baseline:${rule}`),
    );
    expect(made.map(comparable)).toEqual(quick.map(comparable));
    // Everything that is recorded is replayed: a minute on a busy machine.
  }, 180_000);
});
