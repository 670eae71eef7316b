import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { PeerExtractor } from '../../harness/answers/peer.ts';
import type { Annotations } from '../../harness/data/annotations.ts';
import { readRows } from '../../harness/data/rows.ts';
import type { Row } from '../../harness/data/row.ts';
import { openDataFolder } from '../../harness/data/folder.ts';
import { benchmarks } from '../../harness/plan/benchmarks.ts';
import { isRowProblem, type Item, type RowProblem } from '../../harness/schema/item.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ids = globSync('benchmarks/*/annotations.ts', { cwd: ROOT }).map(
  (path) => path.split('/')[1]!,
);

describe.each(ids)('annotations of %s without a data folder', (id) => {
  it('are those of its benchmark', async () => {
    const { annotations, peers } = await load(id);
    const benchmark = await benchmarks.load(id);
    const { title, splits, defaultSplit, peerExtractors } = benchmark;
    expect(annotations).toMatchObject({ id, title, splits, defaultSplit, peerExtractors });
    expect(peers.map((peer) => peer.id)).toEqual(peerExtractors);
    for (const split of annotations.readable) expect(splits).toHaveProperty(split);
  });

  it('give the items of the data folder, but for where their videos lie', async () => {
    const { annotations } = await load(id);
    const benchmark = await benchmarks.load(id);
    const folder = openDataFolder(`${ROOT}benchmarks/${id}/sample`, benchmark.layouts);
    const split = annotations.readable.find((one) => one === benchmark.defaultSplit)!;
    const { file } = folder.rows(split);
    const rows: Row[] = [];
    for await (const row of readRows(folder, file)) if (!isRowProblem(row)) rows.push(row);
    const own = await textOf(annotations.items(rows, { file, split }));
    expect(own.length).toBeGreaterThan(0);
    expect(own).toEqual(await textOf(benchmark.load(split, folder)));
    const [first] = rows;
    const fields = Object.keys(first?.value as object);
    expect(annotations.fields.some((all) => all.every((one) => fields.includes(one)))).toBe(true);
  });
});

function load(id: string): Promise<{ annotations: Annotations; peers: PeerExtractor[] }> {
  return import(`../../benchmarks/${id}/annotations.ts`) as never;
}

async function textOf(all: AsyncIterable<Item | RowProblem>) {
  const items = [];
  for await (const one of all) {
    expect(isRowProblem(one)).toBe(false);
    const { clip: _, evidence: __, ...rest } = one as Item;
    items.push(rest);
  }
  return items;
}
