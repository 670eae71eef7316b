import { expect, it } from 'vitest';
import { idCheck, type ItemSource } from '../../../../harness/contamination/ids/id-check.ts';
import { sourceIdOf } from '../../../../harness/contamination/ids/source-id.ts';
import { corpusEntry } from '../../../support/corpus-entry.ts';

const items = [
  'h1ea4qoIfiU_95_112.mp4',
  '_9Vy1QsZ7k0',
  '2574374895',
  'clip_7881.mp4',
  'https://vimeo.com/76979871',
].map((name) => ({ source: sourceIdOf(name, 'any'), channel: null }));

function checked(entries: Parameters<typeof corpusEntry>[1][], of: ItemSource[] = items) {
  const check = idCheck(of);
  entries.forEach((entry, index) => void check.take(corpusEntry(index + 1, entry)));
  const finding = check.finish();
  if (finding instanceof Promise) throw new Error('ids are looked up at once');
  return finding;
}

it('flags the same video in a part that shares time, and tells where it stands', () => {
  const { verdicts, evidence, rows } = checked([
    { video: 'https://youtu.be/-9vy1QsZ-k0' },
    { video: 'h1ea4qoIfiU_100_200.mp4' },
    { video: 'https://youtu.be/h1ea4qoIfiU' },
  ]);
  expect(verdicts).toEqual(['flagged', 'clear', 'clear', 'unchecked', 'unchecked']);
  expect(evidence).toEqual([
    {
      item: 0,
      line: 2,
      found:
        'item youtube h1ea4qoIfiU from 95 to 112 s, corpus youtube h1ea4qoIfiU from 100 to 200 s',
      corpusText: null,
    },
  ]);
  expect(rows).toBe(3);
});

it('another part is counted, unless a later row has the same one', () => {
  const part = { video: 'h1ea4qoIfiU_112_120.mp4' };
  const apart = checked([part]);
  expect([apart.verdicts[0], apart.details.otherSpan]).toEqual(['clear', 1]);
  const both = checked([part, { video: 'h1ea4qoIfiU' }]);
  expect([both.verdicts[0], both.details.otherSpan]).toEqual(['flagged', 0]);
});

it('a file name that anybody may give proves nothing', () => {
  const { verdicts, details, rows } = checked([{ video: 'x/clip_7881.mkv' }]);
  expect(new Set(verdicts)).toEqual(new Set(['unchecked']));
  expect([details.weaker.fileName, rows]).toEqual([1, 0]);
  expect(details.platforms).toMatchObject({ file: { rows: 1, items: 1 } });
});

it('one platform says nothing of the ids of another', () => {
  const { verdicts, details } = checked([{ video: 'https://youtu.be/h1ea4qoIfiU' }]);
  expect(verdicts[2]).toBe('clear');
  expect(details.platforms['flickr']).toEqual({ rows: 0, items: 1 });
});

it('channels count where both sides know them', () => {
  const known = [{ source: null, channel: 'A Channel' }];
  expect(checked([{ channel: 'a channel' }], known).details.weaker.channel).toBe(1);
  expect(checked([{ channel: 'another' }], known).details.weaker.channel).toBe(0);
  expect(checked([{ video: 'x' }], known).details.weaker.channel).toBeNull();
  expect(checked([{ channel: 'a channel' }]).details.weaker.channel).toBeNull();
});
