import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { joinProbes } from '../../../harness/run/join-probes.ts';
import type { RunManifest } from '../../../harness/schema/run-manifest.ts';
import { checkPlan } from '../../../harness/submit/check-plan.ts';
import { gatherProblems } from '../../../harness/submit/problem.ts';
import { nextqaFolder } from '../../support/items.ts';
import { smallRun } from '../../support/small-run.ts';
import { codesOf, edit, goodSubmission } from '../../support/submission.ts';

const WORDS = [
  'full',
  'blind',
  'rotate',
  'shuffle=2:4',
  'budget=1+4',
  'frame-oracle=3',
  'wrong-video:2',
];

async function planned(probes: string[], data?: string) {
  const { plan } = await smallRun('http://127.0.0.1:9/v1', {
    probes,
    data: data ?? (await nextqaFolder(6, 2)),
  });
  const { items, benchmark, probes: known, seed, protocol, endpoint, probeRecords } = await plan();
  const { adapter, model } = endpoint;
  return {
    items,
    benchmark,
    probes: known.map(({ probe }) => probe),
    manifest: {
      seed,
      protocol,
      endpoint: { adapter, model, kind: 'model' as const, identity: null, baseUrls: [] },
      probes: probeRecords,
    },
  };
}

async function found(run: Parameters<typeof checkPlan>[0]): Promise<string[]> {
  const problems = gatherProblems();
  await checkPlan(run, problems);
  return problems.list.map(({ code, field }) => `${code} ${field}`);
}

describe('a run that was planned', () => {
  it('is planned so again, whatever its probes take', async () => {
    expect(await found(await planned(WORDS))).toEqual([]);
  });

  it('also where several commands have asked it', async () => {
    const data = await nextqaFolder(6, 2);
    const first = await planned(['full', 'shuffle=2', 'budget=4', 'frame-oracle=2'], data);
    const second = await planned(['full', 'shuffle=3', 'budget=1', 'frame-oracle=3'], data);
    first.manifest.probes = first.manifest.probes.map((record, index) =>
      joinProbes([record, second.manifest.probes[index] ?? record]),
    );
    expect(await found(first)).toEqual([]);
  });
});

describe('is refused where', () => {
  type Record = RunManifest['probes'][number];
  const edited = async (id: string, change: (record: Record) => void) => {
    const run = await planned(WORDS);
    change(run.manifest.probes.find((one) => one.id === id) as Record);
    return found(run);
  };

  it('a part of the items was chosen by hand', async () => {
    const other = await edited('shuffle', (record) => {
      record.mask = (record.mask ?? '').replaceAll(/./g, (one) => (one === 'x' ? '-' : 'x'));
    });
    expect(other).toEqual(['PROBES_DIFFER probes.3.mask']);
  });

  it('the best permutations were kept', async () => {
    const kept = await edited('shuffle', (record) => void record.variants.shift());
    expect(kept).toEqual(['PROBES_DIFFER probes.3.variants.order-1']);
  });

  it('variants come to one figure in another way', async () => {
    const best = await edited('rotate', (record) => void (record.combine = 'best'));
    expect(best).toEqual(['PROBES_DIFFER probes.2.combine']);
  });
});

describe('a submission of a choice of items', () => {
  const endpoint = 'baseline:longest-option';

  it('is told by how many they are, where no record is about the same', async () => {
    const { validate, data } = await goodSubmission({ probes: ['full'], endpoint, limit: 4 });
    const validation = await validate({ data });
    expect(codesOf(validation)).toEqual(['ITEMS_CHOSEN', 'ITEM_SET_NEW']);
    expect(validation.problems.list[1]?.message).toBe('4 of the 6 items of val');
  });

  it('is none where it is an anchored subset', async () => {
    const subset = goodSubmission({ probes: ['full'], endpoint, subset: 4 });
    await expect(subset).rejects.toMatchObject({ code: 'USAGE' });
    const { folder, validate } = await goodSubmission({ probes: ['full'], endpoint });
    await edit<object>(folder, 'items.json', (set) => {
      const anchor = { of: 'x', ofItems: 12, items: 6, seed: 9 };
      Object.assign(set, { name: 'subset-6', subset: anchor });
    });
    expect(codesOf(await validate())).toContain('ITEMS_LEFT_OUT');
  });
});

describe('a submission whose run left items out', () => {
  /** As somebody would who forges the run before it is prepared, so that everything agrees. */
  const forged = async (id: string, change: Partial<RunManifest['probes'][number]>) => {
    const good = await goodSubmission({
      probes: ['full', 'blind'],
      endpoint: 'baseline:longest-option',
    });
    const { folder } = good.run;
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8')) as RunManifest;
    const record = manifest.probes.find((one) => one.id === id);
    if (record === undefined) throw new Error(`no ${id}`);
    const mask = `-${'x'.repeat(manifest.itemSet.items - 1)}`;
    Object.assign(record, { mask, variants: [{ label: '', mask }] }, change);
    await writeFile(path, JSON.stringify(manifest));
    await good.prepare();
    return good;
  };

  it.each([
    ['blind', 'silently', {}],
    ['blind', 'with a reason', { inapplicable: [{ reason: 'it has no clip', items: 1 }] }],
    ['full', 'with a reason', { inapplicable: [{ reason: 'it is broken', items: 1 }] }],
    ['full', 'as a part of its own choice', { subset: 5 }],
  ])('under %s %s', async (id, _, change) => {
    const good = await forged(id, change);
    expect(codesOf(await good.validate({ data: good.data }))).toContain('PROBES_DIFFER');
  });
});
