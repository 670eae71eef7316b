import { expect, it } from 'vitest';
import { describeItems } from '../../../harness/plan/item-set.ts';
import { scoreJson, scoreTable } from '../../../harness/publish/score-table.ts';
import { summarise } from '../../../harness/publish/summarise.ts';
import { choiceItem } from '../../support/items.ts';

const items = ['a_1', 'a_2', 'b_1', 'b_2'].map((id) => choiceItem(id));
const set = describeItems({ id: 'nextqa', breakdowns: () => ({}) }, items, null);
const row = (model: string, probe: string, first: 'correct' | 'failed') => ({
  model,
  benchmark: 'nextqa',
  split: 'val',
  probe,
  summary: summarise({ variants: [[first, 'unparsed', 'correct', 'wrong']] }, set),
});

it('names benchmark and model once, and never hides what was not read', () => {
  const lines = scoreTable([
    row('m', 'full', 'correct'),
    row('m', 'blind', 'failed'),
    row('n', 'full', 'correct'),
  ]).split('\n');
  expect(lines[2]).toMatch(
    /^nextqa val\s+m\s+full\s+50\.0\s.*33\.3\s+4\s+2\s+1 unparsed \(66\.7 without the unread, 58\.3 with them at chance\)$/,
  );
  expect(lines[3]).toMatch(
    /^\s+blind\s+33\.3\s.*\s3\s+2\s+1 unparsed, 1 failed \(50\.0 without .*25\.0 to 50\.0 with the unscored\)$/,
  );
  expect(lines[4]).toMatch(/^\s+n\s+full/);
});

it('gives the same as data, rounded to six decimals', () => {
  expect(scoreJson(row('m', 'full', 'failed'))).toMatchObject({
    model: 'm',
    probe: 'full',
    accuracy: { value: 0.333333 },
    counts: { failed: 1 },
  });
});

it('marks a score of items that the model has met', () => {
  const contamination = {
    state: 'overlap' as const,
    because: 'declared: trained on its test split',
  };
  const [, , line = ''] = scoreTable([{ ...row('m', 'full', 'correct'), contamination }]).split(
    '\n',
  );
  expect(line).toMatch(/; overlap \(declared: trained on its test split\)$/);
});
