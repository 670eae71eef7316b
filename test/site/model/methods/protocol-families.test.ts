import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { benchmarkProtocolsSchema } from '../../../../harness/schema/benchmark-protocols.ts';
import { protocolFamilies } from '../../../../site/src/model/methods/protocol-families.ts';

const FILE = fileURLToPath(new URL('../../../../results/protocols/nextqa.json', import.meta.url));

it('puts the transports of one prompt together, and keeps what is not known apart', async () => {
  const { protocols } = benchmarkProtocolsSchema.parse(JSON.parse(await readFile(FILE, 'utf8')));
  const families = protocolFamilies(protocols);
  expect(families[0]?.protocols.map(({ id }) => id)).toEqual([
    'sightline',
    'sightline-clip',
    'sightline-video',
  ]);
  expect(families.at(-1)?.protocols.map(({ id }) => id)).toEqual(['recorded']);
  expect(families.flatMap((family) => family.protocols)).toHaveLength(protocols.length);
});
