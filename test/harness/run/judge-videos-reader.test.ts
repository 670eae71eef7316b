import { expect, it } from 'vitest';
import truth from '../../../benchmarks/ruler-bench/sample/truth.json' with { type: 'json' };
import { startReader } from '../../../harness/reader/server.ts';
import { readScores } from '../../../harness/run/score-run.ts';
import { RATINGS } from '../../../harness/schema/rubric.ts';
import { judgedVideos } from '../../support/judged-videos.ts';

it.each(['keeps-the-rule', 'breaks-the-rule'] as const)(
  'the sample judge, asked as any other, rates %s as it is, and not without the video',
  async (generator) => {
    await using reader = Object.assign(await startReader(), {
      async [Symbol.asyncDispose](this: { close(): Promise<void> }) {
        await this.close();
      },
    });
    const run = await judgedVideos({ generator, probes: ['full', 'judge-blind'] });
    await run.run();
    await run.judge(reader.url, { model: 'sightline-reader' });
    const scores = await readScores(run.folder);
    const said = (probe: string) =>
      Object.fromEntries(
        scores
          .filter((line) => line.probe === probe)
          .map(({ item, values }) => [item, ratingsOf(values)]),
      );
    const gold = Object.fromEntries(
      Object.entries(truth).map(([item, { gold: own }]) => [item, own[generator]]),
    );
    expect(said('full')).toEqual(gold);
    const blind = Object.values(said('judge-blind')).flat();
    expect(blind).not.toContain('Good');
  },
);

function ratingsOf(values: Record<string, number> | null): string[] {
  return Object.entries(values ?? {}).flatMap(([name, value]) =>
    /^q\d+$/.test(name) ? [RATINGS[RATINGS.length - 1 - value] ?? '?'] : [],
  );
}
