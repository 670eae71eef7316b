import { describe, expect, it } from 'vitest';
import { declaredFor } from '../../../harness/contamination/declared-for.ts';
import { contaminationRecord } from '../../../harness/contamination/record-state.ts';
import { behaviourCheck, corpusCheck } from '../../support/contamination-checks.ts';

const trained = (name: string, holdsItems: 'yes' | 'no' | 'unknown') => ({
  name,
  holdsItems,
  source: { title: 'model card', url: null },
  declaredBy: 'the makers',
});
const clears = [
  corpusCheck({ level: 'id', state: 'clean', completeBy: 'the makers' }),
  corpusCheck({ level: 'text', state: 'clean', completeBy: 'the makers' }),
];

describe('the state of a record', () => {
  it('is unknown where nobody has looked, and says no more than that', () => {
    expect(contaminationRecord({})).toEqual({ state: 'unknown' });
    expect(contaminationRecord({ checks: [], trainedOn: [] })).toEqual({ state: 'unknown' });
  });

  it.each([
    ['one level finds some', [corpusCheck({ level: 'text', state: 'overlap' })], [], 'overlap'],
    ['it is declared', [], [trained('all of it', 'yes')], 'overlap'],
    [
      'it is declared although a corpus clears it',
      clears,
      [trained('all of it', 'yes')],
      'overlap',
    ],
    ['videos and texts are cleared', clears, [], 'clean'],
    ['and other data is declared not to hold it', clears, [trained('web', 'no')], 'clean'],
    ['other data may hold it', clears, [trained('web', 'unknown')], 'unknown'],
    ['only the texts are cleared', clears.slice(1), [], 'unknown'],
    ['they say that they did not', [], [trained('web', 'no')], 'unknown'],
    ['a model behaves like one that remembers', [behaviourCheck(true)], [], 'unknown'],
    ['behaviour does not unclear', [...clears, behaviourCheck(true)], [], 'clean'],
  ] as const)('%s', (_, checks, trainedOn, state) => {
    expect(contaminationRecord({ checks: [...checks], trainedOn: [...trainedOn] }).state).toBe(
      state,
    );
  });

  it('needs one corpus that clears both: two halves of two corpora are no whole', () => {
    const [id, text] = clears;
    const checks = [id!, { ...text!, corpus: { ...text!.corpus, sha256: 'b'.repeat(64) } }];
    expect(contaminationRecord({ checks }).state).toBe('unknown');
  });

  it('says what it rests on, and puts the strongest evidence first', () => {
    const checks = [
      behaviourCheck(false),
      corpusCheck({ level: 'text', state: 'unknown' }),
      corpusCheck({ level: 'id', state: 'overlap' }),
    ];
    const { because, checks: sorted } = contaminationRecord({
      checks,
      trainedOn: [trained('its test split', 'yes')],
    });
    expect(because).toBe('found by id in train.jsonl; declared: trained on its test split');
    expect(sorted?.map(({ level }) => level)).toEqual(['id', 'text', 'behaviour']);
  });
});

it('declared data is read for one split: its own entry before that of the benchmark', () => {
  const data = [
    {
      name: 'NExT-QA',
      source: { title: 'paper', url: null },
      declaredBy: 'the makers',
      holds: { nextqa: 'no' as const, 'nextqa/val': 'yes' as const },
    },
  ];
  const holds = (id: string, split: string) => declaredFor(data, { id, split })[0]?.holdsItems;
  expect(holds('nextqa', 'val')).toBe('yes');
  expect(holds('nextqa', 'test')).toBe('no');
  expect(holds('video-mme', 'test')).toBe('unknown');
});
