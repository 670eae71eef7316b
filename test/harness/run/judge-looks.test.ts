import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { judge as openAnswer } from '../../../harness/answers/judges/open-answer.ts';
import { openMedia } from '../../../harness/media/media.ts';
import { systemClock } from '../../../harness/run/clock.ts';
import { execute } from '../../../harness/run/execute.ts';
import { judgeShow, openAnswers, voteTrials } from '../../../harness/run/judge-trials.ts';
import { openRun } from '../../../harness/run/open-run.ts';
import { planJudge } from '../../../harness/plan/judge-plan.ts';
import type { Judge } from '../../../harness/schema/judge.ts';
import type { JournalLine } from '../../../harness/schema/journal.ts';
import type { SamplingPolicy } from '../../../harness/schema/frames.ts';
import { openEndpoint, unaborted } from '../../support/asked.ts';
import { chatServer } from '../../support/chat-server.ts';
import { judgedRun, verdict } from '../../support/judged-run.ts';

const sample = fileURLToPath(
  new URL('../../../benchmarks/videokr-eval/sample/videos/geometry.mp4', import.meta.url),
);
const policy: SamplingPolicy = { sampler: 'linspace', count: 3, longSide: 64, jpegQuality: 80 };

/** Looks at the same clip twice, under two policies, with words between. */
const looking: Judge = {
  ...openAnswer,
  looks: {
    clips: () => [
      { file: 'videos/0.mp4', below: 'data', policy },
      { file: 'videos/0.mp4', below: 'data', policy: { ...policy, count: 2 } },
    ],
    parts: (judged, { clips }) => [
      ...clips.flatMap(({ frames }, index) => [
        { type: 'text' as const, text: `clip ${index}` },
        ...frames.map(({ jpeg, atSeconds }) => ({
          type: 'image' as const,
          mime: 'image/jpeg' as const,
          data: jpeg,
          atSeconds,
        })),
      ]),
      { type: 'text' as const, text: openAnswer.question(judged) },
    ],
  },
};

it('a judge may look at clips: it brings its own frames and words, in its own order', async () => {
  const judge = await chatServer(() => verdict('yes'));
  const made = await judgedRun({ star: 'a pentagram' });
  await mkdir(join(made.data, 'videos'));
  await cp(sample, join(made.data, 'videos/0.mp4'));
  const run = await openRun(made.folder, null);
  const request = { endpoint: `openai:j@${judge.url}`, votes: 1, settings: {} };
  const plan = { ...(await planJudge(request, run.manifest)), judge: looking };
  const lines = new Map<string, JournalLine>();
  const trials = voteTrials(openAnswers(run, plan), { plan, run, lines });
  await using media = Object.assign(await openMedia(), {
    async [Symbol.asyncDispose](this: { close(): Promise<void> }) {
      await this.close();
    },
  });
  await execute({
    trials,
    protocol: run.manifest.protocol,
    endpoint: await openEndpoint(request.endpoint),
    kind: 'model',
    modelName: 'j',
    settings: plan.by.settings,
    seed: 0,
    root: made.data,
    journal: { lines, append: async (line) => void lines.set(line.trial, line) },
    decodeAll: (file, policies) => media.decodeAll({ root: made.data, file }, policies),
    manifests: { keep: async () => '' },
    cache: null,
    limiter: { concurrency: { mode: 'fixed', count: 1 } },
    retry: { attempts: 1, firstDelayMs: 0, maxDelayMs: 0 },
    requireAll: false,
    now: () => new Date(0),
    clock: systemClock,
    drain: unaborted,
    abort: unaborted,
    own: judgeShow(plan, trials, { ...run.manifest, root: made.data }),
    onLine: () => {},
  });
  expect(judge.requests).toHaveLength(1);
  expect(judge.requests[0]?.pictures).toBe(5);
  expect(judge.requests[0]?.text).toMatch(/clip 0\n.*clip 1\n.*a pentagram/s);
});
