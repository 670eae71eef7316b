import { describe, expect, it } from 'vitest';
import { benchmarkBibtex, resultBibtex, siteBibtex } from '../../harness/citation.ts';
import { exampleBoard } from '../site/support/example-board.ts';

const [first] = exampleBoard.results;
if (first === undefined) throw new Error('empty board');

describe('an entry', () => {
  it('of the site has what is known', () => {
    const newest = '2026-11-20T00:00:00Z';
    expect(siteBibtex({ title: 'Sightline', url: 'https://example.org/', newest })).toBe(
      [
        '@misc{sightline,',
        '  title = {{Sightline}: video models, and whether they looked},',
        '  year = {2026},',
        '  note = {Data of 2026-11-20},',
        '  url = {https://example.org/},',
        '}',
      ].join('\n'),
    );
    expect(siteBibtex({ title: 'Sightline', url: null, newest: null })).not.toContain('year');
  });

  it('of a benchmark is its paper', () => {
    const paper = { title: 'A & B: 100% of_it', url: 'https://example.org/a_b' };
    expect(benchmarkBibtex({ id: 'nextqa', paper })).toContain(
      'title = {{A \\& B: 100\\% of\\_it}}',
    );
    expect(benchmarkBibtex({ id: 'nextqa', paper })).toContain('url = {https://example.org/a_b}');
    expect(benchmarkBibtex({ id: 'nextqa', paper: null })).toBe(null);
  });

  it.each(['{', '}}', '\\input{x}', 'a\n}\n@misc{b,', '~^$#_%&'])(
    'stays one entry whatever a model is called: %j',
    (name) => {
      const result = { ...first, model: { ...first.model, name } };
      const text = resultBibtex(result, { title: 'Video-MME', url: null });
      let depth = 0;
      for (const character of text) {
        depth += character === '{' ? 1 : character === '}' ? -1 : 0;
        expect(depth).toBeGreaterThanOrEqual(0);
      }
      expect(depth).toBe(0);
      expect(text.match(/^@/gm)).toHaveLength(1);
      expect(text).toContain(first.id);
    },
  );
});
