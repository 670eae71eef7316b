import { expect, it } from 'vitest';
import { breakdownLabels, breakdownNames } from '../../../site/src/model/breakdown-labels.ts';
import { exampleBoard } from '../support/example-board.ts';

const result = exampleBoard.results[0];
if (result === undefined) throw new Error('empty board');
const itemSet = exampleBoard.itemSets.find(({ hash }) => hash === result.benchmark.itemSet);

it('takes the order of labels from the item set, and short breakdowns first', () => {
  expect(breakdownNames(result)).toEqual(['duration', 'type']);
  expect(breakdownLabels({ result, itemSet, breakdown: 'type' })).toEqual([
    'causal',
    'temporal',
    'descriptive',
  ]);
});

it('leaves out a breakdown with one label, which repeats the total', () => {
  const full = result.probes['full'];
  if (full === undefined) throw new Error('no full probe');
  const cell = { counts: full.counts, accuracy: full.accuracy };
  const probes = { full: { ...full, breakdowns: { duration: { short: cell } } } };
  expect(breakdownNames({ probes })).toEqual([]);
});

it('shows labels that the item set does not know', () => {
  expect(breakdownLabels({ result, itemSet: undefined, breakdown: 'type' }).toSorted()).toEqual([
    'causal',
    'descriptive',
    'temporal',
  ]);
});
