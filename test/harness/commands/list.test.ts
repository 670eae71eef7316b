import { expect, it } from 'vitest';
import { probeWords } from '../../../harness/commands/list/lists.ts';
import { benchmarks } from '../../../harness/plan/benchmarks.ts';
import { probes } from '../../../harness/plan/probes.ts';
import { protocolOf } from '../../../harness/plan/protocols.ts';
import { wordingOf } from '../../../harness/plan/wording.ts';

type Listed = { id: string; of: string; hash: string }[];

it.each([
  ['video-mme', 'multiple choice', [{ options: [] }]],
  ['nextqa', 'multiple choice', [{ options: [] }]],
  ['nextqa', 'open-ended', [{}]],
  ['videokr-eval', 'both', [{ options: [] }, {}]],
])('the hashes listed for %s, %s, are those that records of it carry', async (id, of, items) => {
  const listed = (await probeWords(id, 'sightline')).data as Listed;
  const protocol = protocolOf(await benchmarks.load(id), 'sightline');
  for (const probe of ['full', 'blind', 'options-only', 'rotate']) {
    const recorded = wordingOf(await probes.load(probe), protocol, items);
    const own = listed.find((one) => one.id === probe && one.of === of);
    if (own !== undefined) expect(own.hash).toBe(recorded?.hash);
    else expect(recorded?.withoutOptions ?? null).toBeNull();
  }
  expect(listed.some((one) => one.id === 'full' && one.of === of)).toBe(true);
});

it('lists no words for a benchmark that asks none', async () => {
  await expect(probeWords('ruler-bench', 'sightline')).rejects.toMatchObject({ code: 'USAGE' });
});
