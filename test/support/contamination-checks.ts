import type { BehaviourCheck, CorpusCheck } from '../../harness/schema/contamination-record.ts';

/** A level under an invented corpus, of ten items in five videos; three are flagged where it overlaps. */
export function corpusCheck({
  level,
  state,
  completeBy = null,
}: Pick<CorpusCheck, 'level' | 'state'> & { completeBy?: string | null }): CorpusCheck {
  const flagged = state === 'overlap' ? 3 : 0;
  return {
    level,
    state,
    corpus: { name: 'train.jsonl', sha256: 'a'.repeat(64), rows: 1000, skipped: 0, completeBy },
    rows: 1000,
    items: { checked: 10, flagged, interval: { low: 0, high: 0.6 } },
    videos: { checked: 5, flagged: Math.ceil(flagged / 2), interval: { low: 0, high: 0.8 } },
    open: 0,
    audit: null,
    scores: null,
    checkedAt: '2026-11-01T00:00:00.000Z',
    harness: '0.0.0',
  };
}

/** One test of option order, over an invented control. */
export function behaviourCheck(suspicious: boolean): BehaviourCheck {
  const figure = { low: 0.1, high: 0.3, n: 400, clusters: 200 };
  const p = suspicious ? 0.0001 : 0.4;
  return {
    level: 'behaviour',
    state: 'unknown',
    tests: [
      {
        test: 'option-order',
        here: { value: 0.2, ...figure },
        control: { name: 'runs/control', value: 0, ...figure },
        effect: { value: 0.2, low: 0.1, high: 0.3 },
        p,
        adjustedP: p,
        family: 1,
        suspicious,
        falsePositives: { splits: 200, rejected: 9 },
        caution: 'a model may prefer a letter',
      },
    ],
    missing: [{ test: 'mirror-swap', because: 'mirror-swap was not asked' }],
    checkedAt: null,
    harness: null,
  };
}
