import { describe, expect, it } from 'vitest';
import { describeItems } from '../../../../harness/plan/item-set.ts';
import { makeResult } from '../../../../harness/publish/result.ts';
import { evidenceOf } from '../../../../harness/shortcuts/evidence.ts';
import { panelOf, type PanelRecord } from '../../../../harness/shortcuts/items/panel.ts';
import type { Outcome } from '../../../../harness/schema/outcome.ts';
import { choiceItem } from '../../../support/items.ts';
import { probeRecord, runManifest } from '../../../support/run-manifest.ts';

const items = describeItems(
  { id: 'own', breakdowns: () => ({}) },
  [choiceItem('a_1'), choiceItem('a_2')],
  null,
);

/** A record with these outcomes by probe and variant, e.g. `blind` or `blind-rotate/1`. */
function record(
  protocol: string,
  outcomes: Record<string, Outcome[]>,
  changes: { model?: string; kind?: 'model' | 'baseline'; family?: string; known?: boolean } = {},
): PanelRecord {
  const probes = Map.groupBy(Object.keys(outcomes), (key) => key.split('/')[0] as string);
  const base = runManifest();
  const manifest = runManifest({
    asked: protocol,
    protocol: { ...base.protocol, id: protocol },
    model: {
      ...base.model,
      id: changes.model ?? 'm',
      kind: changes.kind ?? 'model',
      family: changes.family ?? null,
    },
    probes: [...probes].map(([id, keys]) =>
      probeRecord(id, {
        variants: keys.map((key) => ({ label: key.split('/')[1] ?? '', mask: null })),
      }),
    ),
  });
  const scores = Object.entries(outcomes).flatMap(([key, list]) =>
    list.map((outcome, index) => ({
      trial: `${key} ${index}`,
      item: items.ids[index] as string,
      probe: key.split('/')[0] as string,
      variant: key.split('/')[1] ?? '',
      repeat: 0,
      answer: 'B',
      rule: 'r',
      outcome,
      values: null,
      scored: 's',
    })),
  );
  const version = { id: 'x', version: 1 };
  const run = {
    manifest,
    items,
    scores,
    journal: [],
    scored: { scored: 's', extractor: version, scorer: version },
  };
  const attribution = { runBy: null, source: null, publishedAt: new Date(0) };
  return {
    evidence: evidenceOf(makeResult(run, 'text', attribution), items),
    answersTo: (probe) =>
      changes.known === true && probes.has(probe)
        ? [
            [probe, 'B'],
            ['B', 'B'],
          ]
        : null,
  };
}

const once = { rotations: false };

describe('a panel', () => {
  it('counts a model once, whatever its records share, with each of its scores', () => {
    const blind: Outcome[] = ['correct', 'wrong'];
    const { models, leftOut } = panelOf(
      [
        record('16f', { full: ['correct', 'correct'], blind }),
        record('32f', { full: ['wrong', 'failed'], blind }),
        record('16f', { blind }, { model: 'b', family: 'B' }),
      ],
      once,
    );
    expect(leftOut).toEqual([]);
    expect(models.map(({ id, family }) => [id, family])).toEqual([
      ['b', 'B'],
      ['m', 'm'],
    ]);
    expect(models[1]).toMatchObject({
      observations: [{ outcomes: blind, answers: null }],
      full: [
        { protocol: '16f', values: [1, 1] },
        { protocol: '32f', values: [0, null] },
      ],
      otherBlind: [],
    });
  });

  it('takes blind answers with predictions first, then the most, and names records with others', () => {
    const few = record('16f', { blind: ['wrong', 'failed'] });
    const told = record('32f', { blind: ['correct', 'wrong'] }, { known: true });
    const { models } = panelOf([few, told], once);
    expect(models).toHaveLength(1);
    expect(models[0]?.observations).toEqual([
      { outcomes: ['correct', 'wrong'], answers: ['blind', 'B'] },
    ]);
    expect(models[0]?.blindFrom).toBe(told.evidence.result.id);
    expect(models[0]?.otherBlind).toEqual([few.evidence.result.id]);
  });

  it('counts rotated options as further answers only where they are asked for', () => {
    const one = record('16f', {
      blind: ['correct', 'wrong'],
      'blind-rotate/1': ['correct', 'correct'],
      'blind-rotate/2': ['wrong', 'not-asked'],
    });
    expect(panelOf([one], once).models[0]?.observations).toHaveLength(1);
    const [model] = panelOf([one], { rotations: true }).models;
    expect(model?.observations.map(({ outcomes }) => outcomes[1])).toEqual([
      'wrong',
      'correct',
      'not-asked',
    ]);
  });

  it('leaves rules out, and records that were not asked without the video', () => {
    const rule = record('16f', { blind: ['correct', 'wrong'] }, { kind: 'baseline' });
    const seeing = record('32f', { full: ['correct', 'wrong'] });
    expect(panelOf([rule, seeing], once)).toMatchObject({
      models: [],
      leftOut: [{ reason: /rule/ }, { reason: /without the video/ }].map(({ reason }) => ({
        reason: expect.stringMatching(reason),
      })),
    });
  });
});
