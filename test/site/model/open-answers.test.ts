import { describe, expect, it } from 'vitest';
import { encodeOutcomes } from '../../../harness/schema/outcome.ts';
import { answerKinds } from '../../../site/src/model/answer-kinds.ts';
import { diagnosisCoverage, diagnosisGroups } from '../../../site/src/model/diagnosis-words.ts';
import { protocolFacts, settingFacts } from '../../../site/src/model/facts.ts';
import { correctedWords, groundingCoverage } from '../../../site/src/model/grounding-words.ts';
import { judgeFacts, judgeKey, voteWords } from '../../../site/src/model/judge-words.ts';
import { JUDGE } from '../support/generators.ts';
import { everythingBeside, makeOpenSet } from '../support/open-answers.ts';

const items = makeOpenSet();
const result = everythingBeside(items);

describe('kinds of answers', () => {
  const four = { optionCounts: [4, 0, 4, 0], clusters: [0, 0, 1, 1] };
  const outcomes = encodeOutcomes(['correct', 'wrong', 'wrong', 'unjudged']);

  it('are scored apart, each over what has a verdict', () => {
    const [choice, open] = answerKinds({ outcomes }, four);
    expect(choice).toMatchObject({
      kind: 'Multiple choice',
      items: 2,
      estimate: { value: 0.5, n: 2 },
    });
    expect(open).toMatchObject({ kind: 'Open-ended', items: 2, estimate: { value: 0, n: 1 } });
  });

  it('are not told where there is one, or where outcomes are withheld', () => {
    expect(answerKinds({ outcomes }, { ...four, optionCounts: [4, 4, 4, 4] })).toEqual([]);
    expect(answerKinds({ outcomes: null }, four)).toEqual([]);
  });
});

describe('the judge of a result', () => {
  it('is named with everything that a verdict depends on', () => {
    const facts = new Map(judgeFacts(JUDGE).map(({ name, value }) => [name, value]));
    expect(facts.get('Model')).toBe('lens-judge-2');
    expect(facts.get('Votes')).toBe('3 votes, the majority counts');
    expect(facts.get('Prompt hash')).toBe(JUDGE.promptHash);
    expect(facts.get('Same family')).toBe('no');
    expect(voteWords({ votes: 1 })).toBe('1 vote');
  });

  it('is another one with other words or votes, and the same for a model of its own makers', () => {
    const key = judgeKey({ judge: JUDGE });
    expect(judgeKey({ judge: { ...JUDGE, sameFamily: true } })).toBe(key);
    expect(judgeKey({ judge: { ...JUDGE, votes: 1 } })).not.toBe(key);
    expect(judgeKey({ judge: { ...JUDGE, promptHash: 'other' } })).not.toBe(key);
  });

  it('stands among the facts of the protocol, with a word where it may favour the model', () => {
    const names = protocolFacts(result).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Judge', 'Open answers', 'Same family']));
    expect(settingFacts(result).map(({ name }) => name)).toContain('Temperature');
  });
});

describe('what stands beside a score', () => {
  it('grounding says on how many replies it rests, and what luck gives', () => {
    expect(groundingCoverage(result.grounding!)).toBe(
      'A time span was read in 31 of 40 replies to questions with a marked span; the others count 0; 3 are too short to count; without: 6 no span; 2 questions unscored and left out',
    );
    expect(correctedWords(result.grounding!.corrected)).toMatch(
      /^Acc@GQA above luck: \+8\.0 of 100/,
    );
    expect(correctedWords({ value: null, low: null, high: null, chance: 1 })).toMatch(
      /nothing to gain/,
    );
    expect(correctedWords({ value: 0, low: null, high: null, chance: 0.1 })).toContain(
      'no interval',
    );
  });

  it('a diagnosis says of how many replies, and names each cause in full', () => {
    expect(diagnosisCoverage(result.diagnosis!)).toBe(
      '28 of 30 replies drawn at random diagnosed; 1 say nothing but an answer; 1 got no diagnosis that can be read',
    );
    const causes = diagnosisGroups(result.diagnosis!).find(({ title }) =>
      title.startsWith('What went'),
    );
    expect(causes?.rows[1]).toMatchObject({
      name: 'wrong time',
      says: 'the right event, sought at the wrong time or in the wrong order',
    });
  });
});
