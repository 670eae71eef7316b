import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appender, openJournal, readJournal, type Sink } from '../../../harness/run/journal.ts';
import type { JournalLine } from '../../../harness/schema/journal.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const line = (trial: string): JournalLine => ({
  trial,
  item: 'i',
  probe: 'full',
  variant: '',
  repeat: 0,
  at: '2026-01-01T00:00:00.000Z',
  attempts: 1,
  latencyMs: 1,
  digest: null,
  frames: null,
  cached: false,
  reply: { text: trial, finish: 'stop' },
  failure: null,
});

/** A disk with room for so many bytes more. */
async function smallDisk(path: string, room: number): Promise<Sink> {
  const handle = await open(path, 'a');
  let left = room;
  const write = async (bytes: Uint8Array) => {
    if (left === 0) throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
    const taken = bytes.subarray(0, left);
    left -= taken.length;
    return handle.write(taken);
  };
  return {
    write: write as Sink['write'],
    datasync: () => handle.datasync(),
    close: () => handle.close(),
  };
}

it('a full disk ends the journal: what fits is kept, what is torn is dropped, nothing follows it', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'trials.jsonl');
  const size = `${JSON.stringify(line('t0'))}\n`.length;
  const { append, close } = appender(await smallDisk(path, Math.floor(2.5 * size)), new Map());
  await append(line('t0'));
  await append(line('t1'));
  await expect(append(line('t2'))).rejects.toMatchObject({ code: 'JOURNAL_UNWRITABLE' });
  await expect(append(line('t3'))).rejects.toMatchObject({ code: 'JOURNAL_UNWRITABLE' });
  await close();
  expect((await readFile(path)).length).toBe(Math.floor(2.5 * size));
  const again = await openJournal(folder);
  expect({ torn: again.torn, kept: [...again.lines.keys()] }).toEqual({
    torn: true,
    kept: ['t0', 't1'],
  });
  await again.append(line('t2'));
  await again.close();
  expect([...(await readJournal(folder)).lines.keys()]).toEqual(['t0', 't1', 't2']);
});

it('a device that takes nothing says so, with what to do', async () => {
  const { append, close } = appender(await open('/dev/full', 'w'), new Map());
  await expect(append(line('t'))).rejects.toMatchObject({
    code: 'JOURNAL_UNWRITABLE',
    exitCode: 7,
    message: expect.stringContaining('ENOSPC') as string,
    hint: expect.stringContaining('disk') as string,
  });
  await close();
});

it('many lines at once keep their order, and each is there when its write is done', async () => {
  const folder = await temporaryFolder();
  const journal = await openJournal(folder);
  const names = Array.from({ length: 500 }, (_, index) => `t${index}`);
  await Promise.all(
    names.map(async (name) => {
      await journal.append(line(name));
      expect(journal.lines.has(name)).toBe(true);
    }),
  );
  await journal.close();
  expect([...(await readJournal(folder)).lines.keys()]).toEqual(names);
});
