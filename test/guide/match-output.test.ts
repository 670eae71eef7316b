import { describe, expect, it } from 'vitest';
import { matchOutput } from '../../scripts/guide/match-output.ts';

const PRINTED = 'asked 12 items\n\nfull   81.2\nblind  33.3\nafter 4.2 s\n';

describe('what a page shows of an output', () => {
  it.each([
    [['asked 12 items', '', 'full   81.2', 'blind  33.3', 'after 4.2 s']],
    [['asked 12 items', '…', 'after … s']],
    [['…', 'blind  33.3', '…']],
    [['asked … items', '', 'full   81.2', '…']],
  ])('%j is it', (shown) => {
    expect(matchOutput(shown, PRINTED)).toBeNull();
  });

  it.each([
    [['asked 13 items', '…'], 0],
    [['…', 'full   81.3', '…'], 1],
    [['asked 12 items', '', 'full   81.2', 'blind  33.4', '…'], 3],
    [['…', 'blind  33.3', 'full   81.2', '…'], 1],
    [['asked 12 items', '', 'full   81.2'], 3],
    [['full   81.2', '…'], 0],
  ])('%j is not, from line %i on', (shown, at) => {
    expect(matchOutput(shown, PRINTED)).toMatchObject({ at });
  });
});
