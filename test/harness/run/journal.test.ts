import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { journalPath, openJournal, readJournal } from '../../../harness/run/journal.ts';
import type { JournalLine } from '../../../harness/schema/journal.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const line = (trial: string, text: string): JournalLine => ({
  trial,
  item: 'v_1',
  probe: 'full',
  variant: '',
  repeat: 0,
  at: '2026-01-01T00:00:00.000Z',
  attempts: 1,
  latencyMs: 5,
  digest: null,
  frames: null,
  cached: false,
  reply: { text, finish: 'stop' },
  failure: null,
});

describe('the journal', () => {
  it('gives back what was appended; the last line of a trial counts', async () => {
    const folder = await temporaryFolder();
    const journal = await openJournal(folder);
    await journal.append(line('a', 'first'));
    await journal.append(line('b', 'line\nbreak'));
    await journal.append(line('a', 'second'));
    await journal.close();
    const { lines, torn } = await readJournal(folder);
    expect(torn).toBe(false);
    expect([...lines.values()].map((one) => one.reply?.text)).toEqual(['second', 'line\nbreak']);
  });

  it('is on disk before append resolves', async () => {
    const folder = await temporaryFolder();
    const journal = await openJournal(folder);
    await journal.append(line('a', 'kept'));
    expect(await readFile(journalPath(folder), 'utf8')).toContain('"kept"');
    await journal.close();
  });

  it.each([1, 7, 40])(
    'drops a last line that was cut after %i bytes, and says so',
    async (bytes) => {
      const folder = await temporaryFolder();
      const journal = await openJournal(folder);
      await journal.append(line('a', 'kept'));
      await journal.close();
      await appendFile(journalPath(folder), JSON.stringify(line('b', 'lost')).slice(0, bytes));
      const again = await openJournal(folder);
      expect(again.torn).toBe(true);
      expect([...again.lines.keys()]).toEqual(['a']);
      await again.append(line('b', 'asked again'));
      await again.close();
      const { lines, torn } = await readJournal(folder);
      expect(torn).toBe(false);
      expect([...lines.keys()]).toEqual(['a', 'b']);
    },
  );

  it.each([
    ['no JSON', 'nonsense\n', /trials\.jsonl:1: this line is no JSON/],
    ['another schema', '{"trial":"a"}\n', /trials\.jsonl:1: .*item/],
  ])('refuses a whole line that is %s, with its place', async (_, text, message) => {
    const folder = await temporaryFolder();
    await writeFile(journalPath(folder), text);
    await expect(readJournal(folder)).rejects.toThrow(message);
  });
});
