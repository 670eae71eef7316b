import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { command } from '../../../harness/commands/compare.ts';
import type { ComparisonReport } from '../../../harness/comparison/comparison-report.ts';
import { recordedTerminal } from '../../support/terminal.ts';

const RECORDS = fileURLToPath(new URL('../../../results/video-mme/', import.meta.url));

function recordOf(frames: number): string {
  const start = `short-786-scalegrid-${frames}f-151k-qwen2.5-vl-7b`;
  return join(RECORDS, readdirSync(RECORDS).find((name) => name.startsWith(start)) ?? '');
}

async function compare(words: string[]): Promise<string> {
  const { terminal, printed } = recordedTerminal();
  const program = new Command('compare');
  command.define(program, terminal);
  await program.parseAsync([...words, '--allow-different-protocol'], { from: 'user' });
  return printed.join('\n');
}

/** Points: difference, paired SE without clusters, CR1 by video; items that one side alone has right. */
const GOLDEN = [
  [64, 128, '+3.82', '1.087', '1.144', 22, 52],
  [32, 64, '+3.69', '1.180', '1.194', 29, 58],
  [16, 64, '+6.74', '1.437', '1.444', 39, 92],
  [128, 256, '−0.64', '0.815', '0.854', 23, 18],
] as const;

describe('Qwen2.5-VL-7B on Video-MME short at more frames, from the committed records', () => {
  it.each(GOLDEN)('%i to %i frames: %s points', async (from, to, ...figures) => {
    const [difference, independent, clustered, lost, won] = figures;
    const words = [recordOf(from), recordOf(to)];
    const text = (await compare(words)).replaceAll(/\n +/g, ' ');
    expect(text).toContain(
      `B − A ${difference} points, paired SE ${independent} item by item, ${clustered} by video (CR1)`,
    );
    expect(text).toContain(`right in A only ${lost}, in B only ${won}`);
    expect(text).toContain(`frames count: ${from} → ${to}`);
    const report = JSON.parse(await compare([...words, '--json'])) as ComparisonReport;
    const { overall, flips } = report.rows[0]!.pair;
    expect((100 * overall.difference).toFixed(2)).toBe(
      difference.replace('+', '').replace('−', '-'),
    );
    expect((100 * (overall.seIndependent ?? 0)).toFixed(3)).toBe(independent);
    expect((100 * (overall.se ?? 0)).toFixed(3)).toBe(clustered);
    expect([flips?.onlyBase.length, flips?.onlyOther.length]).toEqual([lost, won]);
    expect([overall.onlyBase, overall.onlyOther]).toEqual([lost, won]);
    expect(overall.n).toBe(786);
  });

  it('says of a difference that is none what the split could have shown', async () => {
    const text = (await compare([recordOf(128), recordOf(256)])).replaceAll(/\n +/g, ' ');
    expect(text).toContain('A and B cannot be separated under different protocols');
    expect(text).toMatch(
      /B − A = −0\.6 points \[−2\.3, 1\.0\], p \.5\d\d; this split can show 2\.4/,
    );
  });
});
