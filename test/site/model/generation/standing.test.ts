import { describe, expect, it } from 'vitest';
import type { Result } from '../../../../harness/schema/result.ts';
import { boardsOf } from '../../../../site/src/model/board.ts';
import { boardData } from '../../../../site/src/model/generation/board-data.ts';
import { overall } from '../../../../site/src/model/generation/generator-figures.ts';
import { rankRange, standingOf } from '../../../../site/src/model/generation/standing.ts';
import { verdictOf } from '../../../../site/src/model/generation/verdict.ts';
import {
  drawVerdicts,
  generatorResults,
  JUDGE,
  makeGenerator,
  makeGradedSet,
  makeRatedProbe,
} from '../../support/generators.ts';

const items = makeGradedSet(54);

function generator(id: string, good: number, changes: object = {}): Result {
  const probes = { full: makeRatedProbe(items, drawVerdicts(items, { key: id, good })) };
  return makeGenerator(items, { id, name: id, probes, ...changes });
}

/** Best first, as a board has them. */
function ordered(results: Result[]): Result[] {
  return boardsOf(results, null).flatMap(({ rows }) => rows.map(({ result }) => result));
}

function sentences(results: Result[]): string[] {
  const own = ordered(results);
  return verdictOf(standingOf(own, items), own).map((one) => one.replaceAll(/[\u2068\u2069]/g, ''));
}

describe('a board of generators', () => {
  const strong = generator('strong', 92);
  const weak = generator('weak', 30);
  const still = generator('still', 8, { kind: 'baseline' });

  it('is ordered by the overall average under the official rule, trivial ones without a rank', () => {
    const [board] = boardsOf([still, weak, strong], null);
    expect(board?.rows.map(({ result, rank }) => [result.id, rank])).toEqual([
      ['strong', 1],
      ['weak', 2],
      ['still', null],
    ]);
    expect(overall(strong)?.value).toBeGreaterThan(overall(weak)?.value ?? 1);
  });

  it('says who is better, by how much, and how far above a still picture', () => {
    const [head, trivial, ...rest] = sentences([strong, weak, still]);
    expect(head).toMatch(
      /^strong is better than weak as this judge rates them: \+\d+\.\d points \(95% interval \+.* to \+.*\), p below 0\.001, 54 videos\.$/,
    );
    expect(trivial).toMatch(
      /^The best trivial generator is still, which has \d+\.\d; strong is above it by \+/,
    );
    expect(rest).toEqual([]);
  });

  it('calls a tie a tie, gives those in it one range of ranks, and names the first clear gap', () => {
    const twins = [generator('one', 80), generator('two', 79), weak];
    const own = ordered(twins);
    const standing = standingOf(own, items);
    expect(own.map((one) => rankRange(standing, one))).toEqual([
      [1, 2],
      [1, 2],
      [3, 3],
    ]);
    const [head, gap] = sentences(twins);
    expect(head).toMatch(/^(one and two|two and one) cannot be separated: /);
    expect(gap).toMatch(/^The first clear gap is between rank 2 and 3: weak is behind /);
  });

  it('a leader that is no better than a still picture is told so', () => {
    const [, trivial] = sentences([generator('faint', 9), still]);
    expect(trivial).toMatch(
      /cannot be told apart from still, which has \d+\.\d: a picture that stands still/,
    );
  });

  it('one generator is compared with nobody, and none at all is said in words', () => {
    expect(sentences([strong])).toEqual(['strong is the only generator with a score.']);
    expect(sentences([still])).toEqual(['Only trivial generators have been judged so far.']);
    const unjudged = makeGenerator(items, {
      id: 'unjudged',
      name: 'unjudged',
      judge: null,
      probes: {
        full: makeRatedProbe(
          items,
          items.ids.map(() => ({ state: 'unjudged' })),
        ),
      },
    });
    expect(overall(unjudged)).toBeNull();
    expect(sentences([unjudged])[0]).toMatch(/^No generator has an overall score yet/);
  });

  it('what failures alone separate is no difference: the rules must agree', () => {
    const verdicts = drawVerdicts(items, { key: 'selective', good: 55 });
    // Whatever is not Good throughout is missing: under the official rule only the best remains.
    const selective = makeGenerator(items, {
      id: 'selective',
      name: 'selective',
      probes: {
        full: makeRatedProbe(
          items,
          verdicts.map((one, item) =>
            item < 18 ||
            (one?.state === 'judged' && one.ratings.every((rating) => rating === 'Good'))
              ? {
                  state: 'judged',
                  ratings: (items.checklists.questions[item] ?? []).map(() => 'Good'),
                }
              : { state: 'no-video' },
          ),
        ),
      },
    });
    const plain = generator('plain', 75);
    const own = ordered([selective, plain]);
    expect(own[0]).toBe(selective);
    const { bands, ties } = standingOf(own, items);
    expect(bands).toHaveLength(1);
    expect(ties[0]).toMatchObject({ separated: false, rulesDisagree: true });
    expect(sentences([selective, plain])[0]).toMatch(/The scoring rules do not agree/);
  });

  it('rows of another judge or protocol, withdrawn and withheld ones are in no test', () => {
    const other = generator('other-judge', 60, { judge: { ...JUDGE, votes: 5 } });
    const withdrawn = generator('withdrawn', 99, { provenance: { level: 'withdrawn' } });
    const own = ordered([strong, other, withdrawn]);
    const standing = standingOf(own, items);
    expect(standing.bands.flatMap(({ members }) => members)).toEqual([strong]);
    expect(rankRange(standing, other)).toBeNull();
    const all = ordered(generatorResults(items, 'hostile'));
    const withheld = all.find(({ id }) => id === 'withheld') as Result;
    expect(sentences([strong, withheld])[0]).toMatch(/their ratings are not published/);
  });

  it('is data as well, with how its ranks came about', () => {
    const [board] = boardsOf([strong, weak, still], null);
    const data = boardData({ board: board!, items });
    expect(data).toMatchObject({
      bands: [
        { members: ['strong'], behind: null },
        { members: ['weak'], behind: { id: 'strong', separated: true } },
      ],
      rows: [
        { id: 'strong', ranks: [1, 1], judge: { model: JUDGE.model } },
        { id: 'weak', ranks: [2, 2] },
        { id: 'still', kind: 'baseline', rank: null, ranks: null },
      ],
    });
  });
});
