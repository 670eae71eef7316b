import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { benchmark as videoMme } from '../../../benchmarks/video-mme/benchmark.ts';
import { command } from '../../../harness/commands/prepare.ts';
import { hubServer, status } from '../../support/hub-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { recordedTerminal } from '../../support/terminal.ts';
import { zipFile } from '../../support/zip-file.ts';

const SAMPLE = fileURLToPath(new URL('../../../benchmarks/video-mme/sample/', import.meta.url));
const KEY = 'hf_planted-key-0987654321';

async function prepare(environment: Record<string, string>, ...words: string[]) {
  const { terminal, printed, noted } = recordedTerminal({ HF_TOKEN: KEY, ...environment });
  const program = new Command('prepare').exitOverride().configureOutput({ writeErr: () => {} });
  const workingFolder = await temporaryFolder();
  command.define(program, { ...terminal, workingFolder });
  const error: unknown = await program.parseAsync(words, { from: 'user' }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { out: printed.join('\n'), notes: noted.join('\n'), error, workingFolder };
}

const zipOf = (folder: string) =>
  zipFile(
    readdirSync(join(SAMPLE, folder)).map((name) => ({
      name: `${folder}/${name}`,
      content: readFileSync(join(SAMPLE, folder, name)),
    })),
  );

/** The sample of Video-MME, packed as the hub's dataset is, at the commit that is pinned. */
async function sampleHub(fault?: Parameters<typeof hubServer>[1]) {
  const rows = 'videomme/test-00000-of-00001.parquet';
  const files = {
    '.gitattributes': { content: Buffer.from('*.zip filter=lfs') },
    [rows]: { content: readFileSync(join(SAMPLE, rows)) },
    'videos_chunked_01.zip': { content: zipOf('data'), lfs: true },
    'subtitle.zip': { content: zipOf('subtitle'), lfs: true },
  };
  const [dataset] = videoMme.download?.repositories ?? [];
  return hubServer(files, fault, {
    repository: dataset?.name ?? '',
    commit: dataset?.revision ?? '',
  });
}

it('downloads a benchmark at its pinned commit, unpacks it, and finds it ready', async () => {
  const hub = await sampleHub();
  const environment = { HF_ENDPOINT: hub.url };
  const { out, notes, error, workingFolder } = await prepare(
    environment,
    'video-mme',
    '--download',
  );
  expect(error).toBeNull();
  expect(out).toMatch(/video files +6 of 6 present/);
  expect(out).toMatch(/verdict +ready/);
  expect(out).toMatch(/lmms-lab\/Video-MME at ead1408f75b6: 3 files .*3 of them new/);
  expect(notes).toMatch(/lmms-lab\/Video-MME: 3 of 3 files, .*\(100 %\)/);
  expect(`${out}${notes}`).not.toContain(KEY);
  expect(readdirSync(join(workingFolder, 'data/video-mme')).sort()).toEqual([
    '.sightline-download.json',
    'data',
    'subtitle',
    'videomme',
  ]);
});

it('prints JSON on stdout alone', async () => {
  const hub = await sampleHub();
  const words = ['video-mme', '--download', '--json', '--only', 'videomme/*', '--data', 'here'];
  const { out, error } = await prepare({ HF_ENDPOINT: hub.url }, ...words);
  expect(error).toBeNull();
  expect(JSON.parse(out)).toMatchObject({
    repositories: [{ files: 1, downloaded: 1 }],
    elsewhere: [],
    report: { verdict: { state: 'incomplete' } },
  });
});

it('says what must be got elsewhere, and which questions are not there', async () => {
  const files = { 'videos.zip': { content: zipFile([{ name: 'NExTVideo/1.mp4', content: 'x' }]) } };
  const hub = await hubServer(files, undefined, { repository: 'lmms-lab/NExTQA' });
  const { out, error } = await prepare({ HF_ENDPOINT: hub.url }, 'nextqa', '--download');
  expect(error).toBeNull();
  expect(out).toContain('The questions of split "val" are not among them');
  expect(out).toMatch(
    /To be got elsewhere:\n- .*https:\/\/github\.com\/doc-doc\/NExT-QA\n- .*vidor\.html/,
  );
});

it('says where to accept the terms of a gated dataset', async () => {
  const hub = await sampleHub(() => status(403));
  const { error, notes } = await prepare({ HF_ENDPOINT: hub.url }, 'video-mme', '--download');
  expect(error).toMatchObject({ code: 'DOWNLOAD_REFUSED' });
  expect((error as { hint: string }).hint).toContain(`${hub.url}/datasets/lmms-lab/Video-MME`);
  expect(`${JSON.stringify(error)}${notes}`).not.toContain(KEY);
});

it('takes the data folder of the config', async () => {
  const folder = await temporaryFolder();
  const config = { data: { 'video-mme': SAMPLE } };
  writeFileSync(join(folder, 'sightline.config.json'), JSON.stringify(config));
  const { terminal, printed } = recordedTerminal();
  const program = new Command('prepare');
  command.define(program, { ...terminal, workingFolder: folder });
  await program.parseAsync(['video-mme'], { from: 'user' });
  expect(printed.join('\n')).toMatch(/verdict +ready/);
});

it.each([
  ['no folder', ['nextqa'], /data folder is not named/],
  ['--only alone', ['nextqa', '--data', '.', '--only', '*'], /--only goes with --download/],
  [
    '--keep-zips alone',
    ['nextqa', '--data', '.', '--keep-zips'],
    /--keep-zips goes with --download/,
  ],
])('%s is a wrong command', async (_what, words, message) => {
  const { error } = await prepare({}, ...words);
  expect(error).toMatchObject({ code: 'USAGE', message: expect.stringMatching(message) });
});

it('an endpoint that is no URL is a wrong command', async () => {
  const { error } = await prepare({ HF_ENDPOINT: 'mirror' }, 'nextqa', '--download');
  expect(error).toMatchObject({ code: 'USAGE' });
});

describe('the command line', () => {
  const CLI = fileURLToPath(new URL('../../../harness/cli.ts', import.meta.url));

  /** The process, with what it says on stderr and its end. */
  function start(hubUrl: string, data: string) {
    const words = [CLI, 'prepare', 'video-mme', '--download', '--data', data];
    const env = { ...process.env, HF_ENDPOINT: hubUrl, HF_TOKEN: KEY };
    const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const end = new Promise<{ code: number | null; said: string }>((resolve) => {
      child.on('close', (code) => resolve({ code, said }));
    });
    return { child, end };
  }

  it.each([
    ['SIGKILL', null, ''],
    ['SIGINT', 130, 'INTERRUPTED: the download was stopped'],
  ] as const)('stopped by %s, goes on with the same command', async (signal, code, says) => {
    const videos = zipOf('data');
    const whole = videos.length;
    let hang = true;
    const hub = await sampleHub(({ host, url }) => {
      if (!hang || host !== 'storage' || !url.includes('videos')) return null;
      return (response) => response.write(videos.subarray(0, whole / 2));
    });
    const data = await temporaryFolder();
    const first = start(hub.url, data);
    const partial = join(data, '.sightline-partial');
    await vi.waitFor(
      () => {
        const sizes = readdirSync(partial).map((name) => statSync(join(partial, name)).size);
        expect(sizes).toContain(Math.floor(whole / 2));
      },
      { timeout: 20_000 },
    );
    first.child.kill(signal);
    const stopped = await first.end;
    expect(stopped.code).toBe(code);
    expect(stopped.said).toContain(says);

    hang = false;
    const { code: done, said } = await start(hub.url, data).end;
    expect({ done, said }).toMatchObject({ done: 0 });
    expect(hub.requests.at(-1)?.range).toBe(`bytes=${Math.floor(whole / 2)}-`);
    expect(readdirSync(join(data, 'data'))).toHaveLength(6);
    expect(said + stopped.said).not.toContain(KEY);
  });
});
