import { describe, expect, it } from 'vitest';
import { boardsOf } from '../../../site/src/model/board.ts';
import { catalogueProbes, catalogueRow } from '../../../site/src/model/catalogue-rows.ts';
import { exampleBoard } from '../support/example-board.ts';

const boardOf = (benchmark: string) => {
  const results = exampleBoard.results.filter((one) => one.benchmark.id === benchmark);
  const [board] = boardsOf(results, null);
  if (board === undefined) throw new Error(benchmark);
  return board;
};

describe('a row of the catalogue', () => {
  it('says how large a board is and what its best model does with and without the video', () => {
    const board = boardOf('video-mme');
    const best = board.rows.find(({ rank }) => rank === 1)?.result.probes;
    const row = catalogueRow(board, 'question-answering');
    expect(row.size).toMatch(/questions, .* videos$/);
    expect(row.chance).toBe('25.0');
    expect(row.best).toContain(`${((best?.['full']?.accuracy?.value ?? 0) * 100).toFixed(1)} (`);
    expect(row.blind).toMatch(/^\d+\.\d \(\d+\.\d–\d+\.\d\)$/);
  });

  it('names the probes that records hold, each once, and no full video', () => {
    const own = exampleBoard.results.filter(({ benchmark }) => benchmark.id === 'video-mme');
    const names = catalogueProbes(own).split(', ');
    expect(names).toEqual(expect.arrayContaining(['Middle frame', 'No video']));
    expect(names).not.toContain('Full video');
    expect(new Set(names).size).toBe(names.length);
    expect(catalogueProbes([])).toBe('none yet');
  });

  it('of generators gives the overall score and no chance level', () => {
    const row = catalogueRow(boardOf('ruler-bench'), 'generation');
    expect(row).toMatchObject({ chance: 'none', blind: '–' });
    expect(row.size).toMatch(/^\d+ prompts$/);
    expect(row.best).toMatch(/^\d+\.\d \(/);
  });
});
