import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startReader } from '../../../harness/reader/server.ts';
import { ledgerEntrySchema } from '../../../harness/schema/ledger.ts';
import { resultSchema } from '../../../harness/schema/result.ts';
import { publishRun } from '../../../harness/publish/publish-run.ts';
import { runAll } from '../../../harness/run/run-all.ts';
import { requestsOf } from '../../../harness/plan/run-requests.ts';
import { claimedRecord, inventedModel, videoFolder } from '../../support/claimed-record.ts';
import { submitCommand } from '../../support/submit-command.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { recordedTerminal } from '../../support/terminal.ts';

const readRecord = async (file: string) =>
  resultSchema.parse(JSON.parse(await readFile(file, 'utf8')));

/** A record of a model with temperature, and who is asked again. */
async function bench({ videos = 50, draws = 0.1 } = {}) {
  const data = await videoFolder(videos, 2);
  const own = await inventedModel({ key: 'one', draws });
  const made = await claimedRecord(own.url, { data });
  const verify = async (url: string, ...more: string[]) =>
    submitCommand(
      'verify',
      made.file,
      '-e',
      `openai:reader-1@${url}`,
      '-d',
      data,
      '-p',
      made.protocol,
      ...(more.includes('-o') ? [] : ['-o', await temporaryFolder()]),
      ...more,
    );
  return { data, own, ...made, verify };
}

it('a model that is what it says is raised, with the evidence and a line of the ledger', async () => {
  const { verify, own, file, results } = await bench();
  const by = ['--margin', '15', '--raise', '--by', 'Another Lab'];
  const raise = ['--sample', '80', '-o', await temporaryFolder(), ...by];
  const { out, error } = await verify(own.url, ...raise);
  expect(error).toBeNull();
  expect(out).toMatch(/^agrees: /m);
  expect(out).toMatch(/80 of 100 items, seed \d+, 40 videos/);

  const { provenance } = await readRecord(file);
  expect(provenance.level).toBe('spot-checked');
  const { verification } = provenance;
  const seed = Number(/seed (\d+)/.exec(out)?.[1]);
  expect(verification).toMatchObject({
    by: 'Another Lab',
    sample: { items: 80, of: 100, clusters: 40, seed },
    margin: 0.15,
  });
  // It draws lots, and is not asked to be identical.
  expect(verification?.probes['full']?.floor.value).toBeLessThan(1);
  expect(Object.keys(verification?.probes ?? {})).toEqual(['full', 'blind']);
  const ledger = (await readFile(join(results, 'ledger.jsonl'), 'utf8')).trimEnd().split('\n');
  const entry = ledgerEntrySchema.parse(JSON.parse(ledger.at(-1) ?? ''));
  expect(entry).toMatchObject({ action: 'verify', by: 'Another Lab', before: null, after: null });
  expect(entry.reason).toMatch(
    /^80 of 100 items asked again: .* agrees with itself on .* Now spot-checked\.$/,
  );

  // Everything, by the second asking of the same model: more than a sample.
  const all = await verify(own.url, '--sample', 'all', ...by);
  expect(all.error).toBeNull();
  expect((await readRecord(file)).provenance).toMatchObject({
    level: 'reproduced',
    verification: { sample: { items: 100, of: 100, seed: null } },
  });
  // The same command goes on with its sample, and has nothing left to ask.
  const asked = own.requests.length;
  const less = await verify(own.url, ...raise);
  expect(less.error).toMatchObject({ code: 'USAGE' });
  expect(own.requests.length).toBe(asked);
});

it('another model under the same name is found, and raises nothing', async () => {
  const { verify, file } = await bench({ videos: 20 });
  const other = await inventedModel({ key: 'two', draws: 0.1 });
  const { out, error } = await verify(other.url, '--raise', '--by', 'Another Lab');
  expect(error).toMatchObject({ code: 'VERIFICATION_FAILED', exitCode: 8 });
  expect(out).toMatch(/^disagrees: /m);
  expect((await readRecord(file)).provenance.level).toBe('submitted');
});

it('outcomes that were made right by hand are found by their score', async () => {
  const { verify, own, file } = await bench({ videos: 25, draws: 0 });
  const record = await readRecord(file);
  const full = record.probes['full'];
  if (typeof full?.outcomes !== 'string') throw new Error('no outcomes');
  let turned = 0;
  const outcomes = full.outcomes.replaceAll('w', (letter) => ((turned += 1) <= 10 ? 'c' : letter));
  const probes = { ...record.probes, full: { ...full, outcomes } };
  await writeFile(file, JSON.stringify({ ...record, probes }));
  const { out, error } = await verify(own.url, '--sample', 'all', '--json');
  expect(error).toMatchObject({ code: 'VERIFICATION_FAILED' });
  const report: unknown = JSON.parse(out);
  expect(report).toMatchObject({
    verdict: 'disagrees',
    checks: [{ probe: 'full', accuracy: { difference: { value: 0.2 } } }, { probe: 'blind' }],
  });
});

it('the sample reader is what its record says', async () => {
  const reader = await startReader();
  try {
    const folder = await temporaryFolder();
    const data = fileURLToPath(new URL('../../../benchmarks/nextqa/sample', import.meta.url));
    const endpoint = `openai:sightline-reader@${reader.url}`;
    const { terminal } = recordedTerminal();
    const words = { benchmark: 'nextqa', split: 'val', data, endpoint, probe: ['full', 'rerun'] };
    const how = { terminal, concurrency: 4, requireAll: true, format: 'none' } as const;
    const run = join(folder, 'run');
    await runAll(await requestsOf(words, folder), { ...how, resumeCommand: 'again', folder: run });
    const { file } = await publishRun(run, join(folder, 'results'), {
      runBy: null,
      source: null,
      publishedAt: new Date(0),
      allowIncomplete: false,
    });
    const verify = (...more: string[]) =>
      submitCommand('verify', file, '-e', endpoint, '-d', data, '--json', ...more);
    // Six videos show little, and nothing at the usual margin.
    const wide = ['--margin', '40', '--answers', run, '--floor', 'record'];
    const agrees = await verify('-o', join(folder, 'a'), ...wide);
    expect(agrees.error).toBeNull();
    expect(JSON.parse(agrees.out)).toMatchObject({
      floorFrom: 'record',
      checks: [
        { compared: 'outcomes', n: 24, agreement: { value: 1 }, floor: { value: 1 } },
        { compared: 'answers', agreement: { value: 1 } },
      ],
    });
    const few = await verify('-o', join(folder, 'b'), '--rerun', join(folder, 'a', 'run'));
    expect(few.error).toMatchObject({ code: 'VERIFICATION_FAILED' });
    expect(JSON.parse(few.out)).toMatchObject({
      verdict: 'too few items to say',
      floorFrom: 'second-run',
      checks: [{ floor: { value: 1 } }],
    });
  } finally {
    await reader.close();
  }
}, 60_000);

it('is refused where it would be another measurement, with every difference', async () => {
  const { data, own, file, protocol, run, verify } = await bench({ videos: 4 });
  const endpoint = ['-e', `openai:reader-1@${own.url}`];
  const asked = own.requests.length;
  const wide = await temporaryFolder();
  const other = join(wide, 'wide.json');
  const text = await readFile(protocol, 'utf8');
  await writeFile(other, text.replace('"count":2', '"count":3'));
  const otherFrames = await submitCommand(
    'verify',
    file,
    ...endpoint,
    '-d',
    data,
    '-p',
    other,
    '-o',
    wide,
  );
  expect(otherFrames.error).toMatchObject({
    code: 'COMPARISON_REFUSED',
    message: expect.stringMatching(
      /asked \(protocol hash\): \w+ in the record, \w+ now\n.*frames: .*"count":2.* in the record/s,
    ) as string,
  });
  const otherData = await videoFolder(3, 3);
  const otherItems = await submitCommand(
    'verify',
    file,
    ...endpoint,
    '-d',
    otherData,
    '-p',
    protocol,
    '-o',
    await temporaryFolder(),
  );
  expect(otherItems.error).toMatchObject({
    code: 'COMPARISON_REFUSED',
    message: expect.stringContaining('items (hash)') as string,
  });
  for (const [more, code] of [
    [['--probe', 'shuffle'], 'COMPARISON_REFUSED'],
    [['--floor', 'record'], 'COMPARISON_REFUSED'],
    [['--judge', 'openai:gpt-4o'], 'COMPARISON_REFUSED'],
    [['--raise'], 'USAGE'],
    [['--raise', '--by', 'Another Lab', '--seed', '3'], 'USAGE'],
    [['--raise', '--by', 'Another Lab', '--floor', 'record'], 'USAGE'],
    [['--attestation', 'https://example.org/1'], 'USAGE'],
    [['--sample', '0'], 'USAGE'],
    [['--margin', '0'], 'USAGE'],
  ] as const) {
    const refused = await verify(own.url, ...more);
    expect(refused.error, more.join(' ')).toMatchObject({ code });
  }
  const all = ['--sample', 'all', '--margin', '50', '--raise', '--by', 'Another Lab'];
  const raising = [...endpoint, '-d', data, '-p', protocol, ...all];
  const asRun = await submitCommand('verify', run, ...raising, '-o', await temporaryFolder());
  expect(asRun.error).toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining('published') as string,
  });
  // Four videos twice under two probes: of all of these only the last has asked anything.
  expect(own.requests.length).toBe(asked + 32);
});

it('who ran it cannot raise it', async () => {
  const { verify, own, file } = await bench({ videos: 20, draws: 0 });
  const raise = ['--sample', 'all', '--margin', '30', '--raise', '--by'];
  const { error } = await verify(own.url, ...raise, 'the  makers');
  expect(error).toMatchObject({ code: 'USAGE' });
  expect((await readRecord(file)).provenance.level).toBe('submitted');
});

it('the sample is drawn once, before anything is asked, and a half asked one is gone on with', async () => {
  const { verify, own } = await bench({ videos: 20, draws: 0 });
  const out = await temporaryFolder();
  const sample = ['-o', out, '--sample', '20', '--margin', '30', '-c', '1'];
  const asked = own.requests.length;
  const cut = await verify(own.url, ...sample, '--max-tokens-total', '120');
  expect(cut.error).toMatchObject({ code: 'RUN_INCOMPLETE' });
  const drawn = await readFile(join(out, 'verification.json'), 'utf8');
  const half = own.requests.length - asked;
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(80);
  const whole = await verify(own.url, ...sample);
  expect(whole.error).toBeNull();
  expect(whole.out).toContain(`seed ${(JSON.parse(drawn) as { seed: number }).seed}`);
  expect(await readFile(join(out, 'verification.json'), 'utf8')).toBe(drawn);
  expect(own.requests.length - asked).toBe(80);
  const larger = await verify(own.url, '-o', out, '--sample', '30');
  expect(larger.error).toMatchObject({ code: 'RUN_MISMATCH' });
  // Nobody who has not seen it knows which seed the next one has.
  const next = await temporaryFolder();
  await verify(own.url, '-o', next, '--sample', '20', '--margin', '30');
  expect(await readFile(join(next, 'verification.json'), 'utf8')).not.toBe(drawn);
});
