import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requestsOf } from '../../../harness/plan/run-requests.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const endpoint = 'baseline:random';

describe('requestsOf', () => {
  it('takes defaults where nothing is said', async () => {
    expect(await requestsOf({ endpoint, benchmark: 'nextqa', data: 'd' }, '/clone')).toEqual([
      {
        benchmark: 'nextqa',
        data: '/clone/d',
        endpoint,
        probes: ['full'],
        protocol: 'sightline',
        resolved: {
          probes: { value: ['full'], from: 'default' },
          protocol: { value: 'sightline', from: 'default' },
          seed: { value: 0, from: 'default' },
        },
        seed: 0,
        settings: {},
        sharedProbes: {},
      },
    ]);
  });

  it('reads a suite, and lets the command line win over it', async () => {
    const folder = await temporaryFolder();
    await writeFile(
      join(folder, 's.json'),
      JSON.stringify({
        name: 's',
        seed: 7,
        probes: ['full', 'blind'],
        runs: [
          { benchmark: 'nextqa', split: 'val', data: 'here' },
          { benchmark: 'video-mme', protocol: 'lmms-eval', probes: ['full'], limit: 3, data: 'x' },
        ],
      }),
    );
    const [first, second] = await requestsOf({ endpoint, suite: 's.json' }, folder);
    expect(first).toMatchObject({
      data: join(folder, 'here'),
      split: 'val',
      probes: ['full', 'blind'],
      seed: 7,
    });
    expect(second).toMatchObject({ protocol: 'lmms-eval', probes: ['full'], limit: 3 });
    const [changed] = await requestsOf(
      { endpoint, suite: 's.json', seed: 1, probe: ['blind'], data: 'all', temperature: 1 },
      folder,
    );
    expect(changed).toMatchObject({
      seed: 1,
      probes: ['blind'],
      data: join(folder, 'all/nextqa'),
      settings: { temperature: 1 },
    });
  });

  it.each([
    [{ endpoint }, /either --benchmark or --suite/],
    [{ endpoint, suite: 's', benchmark: 'b' }, /either --benchmark or --suite/],
    [{ endpoint, benchmark: 'nextqa' }, /--data is missing/],
    [{ endpoint, benchmark: 'nextqa', data: 'd', series: 's' }, /--series and --step/],
    [{ endpoint, benchmark: 'nextqa', data: 'd', sharedProbe: ['blind'] }, /<probe>=<reason>/],
    [{ endpoint, suite: 'sample', split: 'val' }, /--split does not go with --suite/],
    [{ endpoint, suite: 'nowhere' }, /there is no suite "nowhere"/],
  ])('refuses %j', async (words, message) => {
    await expect(requestsOf(words, '/clone')).rejects.toThrow(message);
  });

  it.each([
    ['{"name":"s","runs":[{"benchmark":"nextqa","probs":["full"]}]}', /runs\.0: .*probs/],
    ['{"name":"s","runs":[]}', /runs: /],
    ['{', /is no JSON/],
  ])('names the field of a suite that breaks the schema: %s', async (text, message) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 's.json'), text);
    await expect(requestsOf({ endpoint, suite: 's.json' }, folder)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringMatching(message) as string,
    });
  });

  it('names the field of a model card that breaks the schema', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'card.json'), '{"parametersB":"7B"}');
    const words = { endpoint, benchmark: 'nextqa', data: 'd', modelCard: 'card.json' };
    await expect(requestsOf(words, folder)).rejects.toThrow(/card\.json: parametersB: /);
  });
});

it('leaves the temperature out when none is wanted, not even the protocol’s', async () => {
  const words = { endpoint, benchmark: 'nextqa', data: 'd', temperature: 'none' as const };
  const [request] = await requestsOf(words, '/clone');
  expect(request).toMatchObject({ withoutTemperature: true, settings: {} });
});
