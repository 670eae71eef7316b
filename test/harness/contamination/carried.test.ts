import { expect, it } from 'vitest';
import { carriedContamination } from '../../../harness/contamination/carried.ts';
import { contaminationRecord } from '../../../harness/contamination/record-state.ts';
import type {
  ContaminationRecord,
  CorpusCheck,
} from '../../../harness/schema/contamination-record.ts';
import { makeItemSet, makeProbe, makeResult } from '../../site/support/make-result.ts';
import { behaviourCheck, corpusCheck } from '../../support/contamination-checks.ts';

const items = makeItemSet({
  hash: 'set',
  benchmark: 'bench',
  split: 'test',
  name: null,
  items: 8,
  options: 4,
});
const record = (right: number, contamination: ContaminationRecord) => ({
  ...makeResult(
    items,
    {
      full: makeProbe(
        items,
        items.ids.map((_, item) => (item < right ? 'correct' : 'wrong')),
      ),
    },
    { id: 'one', model: { name: 'One' } },
  ),
  contamination,
});
const accuracy = record(4, { state: 'unknown' }).probes['full']!.accuracy!;
const scores: CorpusCheck['scores'] = {
  all: accuracy,
  clean: accuracy,
  flagged: null,
  difference: null,
  withheld: null,
};
const attached = contaminationRecord({
  checks: [{ ...corpusCheck({ level: 'id', state: 'overlap' }), scores }, behaviourCheck(true)],
});
const declared = (name: string) => ({
  name,
  holdsItems: 'no' as const,
  source: { title: 'card', url: null },
  declaredBy: 'the makers',
});

it('stays when the run is published again', () => {
  expect(carriedContamination(record(4, attached), record(4, { state: 'unknown' }))).toEqual(
    attached,
  );
});

it('gives up scores of answers that count otherwise now, and nothing else', () => {
  const { state, checks = [] } = carriedContamination(
    record(4, attached),
    record(5, { state: 'unknown' }),
  );
  expect(state).toBe('overlap');
  expect(checks).toEqual([corpusCheck({ level: 'id', state: 'overlap' }), behaviourCheck(true)]);
});

it('what the run declares takes the place of what was declared before', () => {
  const before = record(4, contaminationRecord({ trainedOn: [declared('old')] }));
  const names = (made: ContaminationRecord) =>
    carriedContamination(before, record(4, made)).trainedOn?.map(({ name }) => name);
  expect(names({ state: 'unknown' })).toEqual(['old']);
  expect(names(contaminationRecord({ trainedOn: [declared('new')] }))).toEqual(['new']);
});

it('says nothing of a record over other items', () => {
  const other = record(4, { state: 'unknown' });
  const made = { ...other, benchmark: { ...other.benchmark, itemSet: 'another' } };
  expect(carriedContamination(record(4, attached), made)).toEqual({ state: 'unknown' });
});
