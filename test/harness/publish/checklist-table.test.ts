import { describe, expect, it } from 'vitest';
import { scoreJson, scoreTable } from '../../../harness/publish/score-table.ts';
import { readRun } from '../../../harness/publish/read-run.ts';
import { scoreRows } from '../../../harness/run/score-rows.ts';
import { generationRun, goldRatings, type Verdict } from '../../support/generation-run.ts';

const breaks = goldRatings('breaks-the-rule');
const keeps = goldRatings('keeps-the-rule');

async function rowsOf(said: Record<string, Record<string, Verdict>[]>, model = 'some') {
  const { record } = await readRun(await generationRun({ model, said }));
  return scoreRows(record.manifest, record.items, record.scores);
}

describe('the score table of a generator', () => {
  it('has a line a rule with its dimensions, and says what each rests on', async () => {
    const said = { ...breaks, free_fall_1: 'failed', momentum_1: 'unjudged' } as const;
    const lines = scoreTable(await rowsOf({ full: [said] })).split('\n');
    expect(lines[0]).toMatch(/probe\s+rule\s+average\s+95 % interval\s+IF\s+VC\s+VF\s+RC\s+n/);
    // Without a category nothing is a mean over all of them.
    expect(lines[2]).toMatch(
      /^ruler-bench test\s+some\s+full\s+official\s+none\s+none.*1 unjudged; no score in science$/,
    );
    expect(lines[3]).toMatch(/strict\s+\d.*12\s+10 of 12 judged, 1 without a video, 1 unjudged$/);
    expect(lines[5]).toMatch(/all Good\s+0\.0\s.*no score: the share of videos/);
    expect(lines.at(-3)).toBe(
      'IF Instruction Following, VC Visual Consistency, VF Visual Fidelity, RC Rule Coherence',
    );
  });

  it('has a line a probe of the judge with its distance from full', async () => {
    const lines = scoreTable(await rowsOf({ full: [breaks], 'judge-blind': [keeps] })).split('\n');
    const blind = lines.find((line) => /judge-blind/.test(line));
    expect(blind).toMatch(
      /^\s+judge-blind\s+official\s+\d.*12 of 12 judged; \+\d+\.\d \[.+\] from full, p [.<]+\d+, n 12$/,
    );
    expect(lines.filter((line) => /strict\s+\d/.test(line))).toHaveLength(1);
  });

  it('gives the same as data, with everything', async () => {
    const [row] = await rowsOf({ full: [breaks] });
    const json = scoreJson(row!) as { checklists: { rules: { nan: object } }; agreement?: object };
    expect(json.checklists.rules.nan).toMatchObject({
      coverage: { items: 12, judged: 12 },
      overall: { average: { n: 12 } },
      categories: {
        science: { tasks: { free_fall: { dimensions: { 'Rule Coherence': { value: 0 } } } } },
      },
    });
  });

  it('says nothing of the agreement of repeats, which are other videos', async () => {
    const [row] = await rowsOf({ full: [breaks, keeps] });
    expect(row).not.toHaveProperty('agreement');
  });

  it('stands below the table of questions and answers', async () => {
    const [graded] = await rowsOf({ full: [breaks] });
    const { checklists: _, ...answered } = { ...graded!, benchmark: 'nextqa' };
    const text = scoreTable([graded!, answered]);
    expect(text.indexOf('accuracy')).toBeLessThan(text.indexOf('average'));
    expect(text.indexOf('accuracy')).toBeGreaterThan(-1);
  });
});
