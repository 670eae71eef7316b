import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunRequest } from '../../../harness/plan/run-plan.ts';
import { runAll } from '../../../harness/run/run-all.ts';
import { rescore } from '../../../harness/run/rescore.ts';
import {
  chatServer,
  completion,
  json,
  type Answer,
  type ChatRequest,
} from '../../support/chat-server.ts';
import { nextqaFolder } from '../../support/items.ts';
import { recordedTerminal } from '../../support/terminal.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function setUp(answer: (request: ChatRequest) => Answer, more: Partial<RunRequest> = {}) {
  const server = await chatServer(answer);
  const data = more.data ?? (await nextqaFolder());
  const folder = await temporaryFolder();
  const recorded = recordedTerminal();
  const request: RunRequest = {
    benchmark: 'nextqa',
    split: 'val',
    data,
    endpoint: `openai:test-model@${server.url}`,
    protocol: 'sightline',
    probes: ['blind'],
    seed: 0,
    settings: {},
    ...more,
  };
  const run = (changed: Partial<RunRequest> = {}) =>
    runAll([{ ...request, ...changed }], {
      terminal: recorded.terminal,
      concurrency: 2,
      requireAll: false,
      format: 'json',
      resumeCommand: 'sightline run again',
      folder,
      retry: { attempts: 3, firstDelayMs: 0, maxDelayMs: 0 },
    });
  return { server, folder, data, run, ...recorded };
}

const accuracy = (printed: string[]) =>
  (
    JSON.parse(printed.at(-1) ?? '[]') as {
      summary?: unknown;
      accuracy: { value: number } | null;
      counts: Record<string, number>;
    }[]
  )[0];

describe('a run', () => {
  it('asks every item once, reads the answers and scores them', async () => {
    // Golds are A, B, C, D, E, A in the order of the rows.
    const { server, run, printed } = await setUp(() => 'The answer is A.');
    await run();
    expect(server.requests).toHaveLength(6);
    expect(accuracy(printed)).toMatchObject({
      counts: { correct: 2, wrong: 4, failed: 0 },
      chance: 0.2,
      accuracy: { n: 6, clusters: 3 },
    });
  });

  it('shows no picture and no word of a video when blind', async () => {
    const { server, run } = await setUp(() => 'A');
    await run();
    for (const { text, pictures } of server.requests) {
      expect(pictures).toBe(0);
      expect(text).not.toMatch(/video/i);
      expect(text).toContain('A. one\nB. two');
    }
  });

  it('never scores a failed request, and asks it again the next time', async () => {
    let broken = true;
    const { server, run, printed } = await setUp(({ text }) =>
      broken && text.includes('what is in 0')
        ? (response) => json(response, 400, { error: { message: 'The answer is A' } })
        : 'A',
    );
    await expect(run()).rejects.toMatchObject({ code: 'RUN_INCOMPLETE', exitCode: 7 });
    expect(accuracy(printed)).toMatchObject({ counts: { correct: 1, wrong: 4, failed: 1 } });
    broken = false;
    const before = server.requests.length;
    await run();
    expect(server.requests.length - before).toBe(1);
    expect(accuracy(printed)).toMatchObject({ counts: { correct: 2, wrong: 4, failed: 0 } });
  });

  it('asks nothing when everything has been answered', async () => {
    const { server, run, noted } = await setUp(() => 'A');
    await run();
    await run();
    expect(server.requests).toHaveLength(6);
    expect(noted).toContain('NExT-QA: 6 of 6 trials have been answered before');
  });

  it('retries what can pass', async () => {
    const { run, printed } = await setUp(({ count }) =>
      count <= 2 ? (response) => json(response, 429, { error: { message: 'slow down' } }) : 'A',
    );
    await run();
    expect(accuracy(printed)).toMatchObject({ counts: { correct: 2, failed: 0 } });
  });

  it.each([
    ['garbage', (response) => json(response, 200, { hello: 'The answer is A' })],
    ['an error in a 200', (response) => json(response, 200, { error: { message: 'A' } })],
    [
      'an HTML page',
      (response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end('<html>A</html>');
      },
    ],
    [
      'broken JSON',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{"choices": [{"message": {"content": "A');
      },
    ],
    ['a server error', (response) => json(response, 500, { error: { message: 'A' } })],
  ] as [string, Exclude<Answer, string>][])(
    'fails the trials of a server that answers with %s',
    async (_, answer) => {
      const { run, printed } = await setUp(() => answer);
      await expect(run()).rejects.toMatchObject({ code: 'RUN_INCOMPLETE' });
      expect(accuracy(printed)).toMatchObject({
        accuracy: null,
        counts: { failed: 6, correct: 0 },
      });
    },
  );

  it('keeps truncated, refused, empty and unreadable replies apart, and counts them as wrong', async () => {
    const replies = ['A', '', 'no idea', 'The answer is', 'sorry', 'A'];
    const { run, printed } = await setUp(({ text }) => {
      const index = Number(/what is in (\d+)/.exec(text)?.[1]);
      const reason =
        ({ 3: 'length', 4: 'content_filter' } as Record<number, string>)[index] ?? 'stop';
      return (response) => completion(response, replies[index] ?? '', { finish_reason: reason });
    });
    await run();
    expect(accuracy(printed)).toMatchObject({
      counts: { correct: 2, wrong: 0, unparsed: 2, truncated: 1, refused: 1 },
      accuracy: { n: 6 },
    });
  });

  it('stops at once when the key is refused, and names it', async () => {
    const { server, run } = await setUp(() => (response) => json(response, 401, { error: {} }));
    await expect(run()).rejects.toMatchObject({
      code: 'ENDPOINT_AUTH',
      exitCode: 6,
      hint: expect.stringContaining('SIGHTLINE_API_KEY') as string,
    });
    expect(server.requests.length).toBeLessThanOrEqual(2);
  });

  it('names the URL and the command that goes on when nobody answers', async () => {
    const { run } = await setUp(() => 'A', { endpoint: 'openai:m@http://127.0.0.1:1/v1' });
    await expect(run()).rejects.toMatchObject({
      code: 'ENDPOINT_UNREACHABLE',
      message: expect.stringContaining('http://127.0.0.1:1/v1') as string,
      hint: expect.stringContaining('sightline run again') as string,
    });
  });

  it('refuses the folder of another run, with what differs', async () => {
    const { run } = await setUp(() => 'A');
    await run();
    await expect(run({ protocol: 'lmms-eval', seed: 4 })).rejects.toMatchObject({
      code: 'RUN_MISMATCH',
      message: expect.stringMatching(
        /asked \(protocol hash\): .* there, .* now[\s\S]*seed: 0 there, 4 now/,
      ) as string,
    });
  });

  it('takes over what only describes the run: its model card, and data that has moved', async () => {
    const { run, folder, data } = await setUp(() => 'A');
    await run();
    const moved = await temporaryFolder();
    await cp(data, moved, { recursive: true });
    await run({ data: moved, card: { org: 'Lab' } });
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as unknown;
    expect(manifest).toMatchObject({ data: moved, model: { org: 'Lab' } });
  });

  it('takes new probes into the same run', async () => {
    const { server, run, folder } = await setUp(() => 'A');
    await run();
    await expect(run({ probes: ['frame-middle'] })).rejects.toMatchObject({
      code: 'RUN_INCOMPLETE',
    });
    expect(server.requests).toHaveLength(6);
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
      probes: { id: string }[];
    };
    expect(manifest.probes.map((probe) => probe.id)).toEqual(['blind', 'frame-middle']);
  });

  it('fails the items of a missing video, and stops only when all are required', async () => {
    const { server, run, printed } = await setUp(() => 'A', { probes: ['full'] });
    await expect(run()).rejects.toMatchObject({ code: 'RUN_INCOMPLETE' });
    expect(accuracy(printed)).toMatchObject({ counts: { failed: 6 }, accuracy: null });
    expect(server.requests).toHaveLength(0);
  });
});

describe('scoring again', () => {
  it('gives the same scores from the kept replies, and asks nothing', async () => {
    const { server, run, folder } = await setUp(() => 'A');
    await run();
    const scores = await readFile(join(folder, 'scores.jsonl'), 'utf8');
    const [row] = await rescore(folder, null);
    expect(row?.summary.counts).toMatchObject({ correct: 2, wrong: 4 });
    expect(await readFile(join(folder, 'scores.jsonl'), 'utf8')).toBe(scores);
    expect(server.requests).toHaveLength(6);
  });

  it('refuses data that has changed since', async () => {
    const { run, folder, data } = await setUp(() => 'A');
    await run();
    const rows = await readFile(join(data, 'val.csv'), 'utf8');
    await writeFile(join(data, 'val.csv'), rows.replace('three', 'THREE'));
    await expect(rescore(folder, null)).rejects.toMatchObject({ code: 'DATA_INVALID' });
  });
});
