import { describe, expect, it } from 'vitest';
import type { AnswerFile, ImportedAnswer } from '../../../harness/imports/answer-file.ts';
import { summarise, summaryText } from '../../../harness/imports/import-summary.ts';
import { placeAnswers } from '../../../harness/imports/place-answers.ts';
import { choiceItem } from '../../support/items.ts';

const items = [choiceItem('v_1'), choiceItem('v_2'), choiceItem('w_1')];
const answer = (
  item: ImportedAnswer['item'],
  more: Partial<ImportedAnswer> = {},
): ImportedAnswer => ({
  item,
  probe: 'full',
  variant: '',
  text: 'B',
  line: 1,
  ...more,
});
const file = (...answers: ImportedAnswer[]): AnswerFile => ({
  format: 'x',
  answers,
  failed: 0,
  notes: [],
});

describe('placeAnswers', () => {
  it('gives rows the id of the item that stands there', () => {
    const says = { question: ' What  happens in v_2?', gold: '1' };
    const { lines } = placeAnswers(file(answer({ position: 1 }, { says })), 'a.tsv', items);
    expect(lines).toEqual([{ item: 'v_2', probe: 'full', variant: '', text: 'B' }]);
  });

  it.each([
    [
      'another question',
      { position: 1 },
      { question: 'Why?' },
      /a\.tsv:1: row 1 is not the same question: the texts/,
    ],
    ['another answer', { position: 1 }, { gold: 'C' }, /the answers differ/],
    ['another index', { position: 1 }, { gold: '0' }, /the answers differ/],
    ['more rows', { position: 3 }, {}, /only 3 rows/],
  ])('refuses rows of a file with %s', (_what, item, says, message) => {
    expect(() => placeAnswers(file(answer(item, { says })), 'a.tsv', items)).toThrow(message);
  });

  it('the last answer to a trial counts; blanks are answers', () => {
    const all = file(
      answer('v_1', { text: 'A' }),
      answer('v_1', { text: ' ' }),
      answer('v_1', { probe: 'blind' }),
    );
    const placed = placeAnswers(all, 'a', null);
    expect(placed).toMatchObject({ blank: 1, duplicates: 1 });
    expect(placed.lines.map(({ probe, text }) => [probe, text])).toEqual([
      ['full', ' '],
      ['blind', 'B'],
    ]);
  });
});

describe('summarise', () => {
  const summary = (read: AnswerFile) =>
    summarise(
      { file: 'a', split: 'x val' },
      { read, placed: placeAnswers(read, 'a', items) },
      items,
    );

  it('counts items that are answered, and those that nobody knows', () => {
    const found = summary(file(answer('v_1'), answer('v_1', { probe: 'blind' }), answer('zzz')));
    expect(found.items).toEqual({ total: 3, answered: 1, unknown: ['zzz'] });
    expect(summaryText(found)).toContain('items answered         1 of 3');
    expect(summaryText(found)).toContain('1 (zzz)');
  });

  it('refuses a file of which no item is known', () => {
    expect(() => summary(file(answer('zzz')))).toThrow(
      expect.objectContaining({
        code: 'DATA_INVALID',
        message: expect.stringContaining('names zzz'),
      }),
    );
  });
});
