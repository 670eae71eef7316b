import { open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { SightlineError } from '../errors.ts';
import { journalLineSchema, type JournalLine } from '../schema/journal.ts';
import { describeIssues } from '../schema/describe-issues.ts';

const SYNC_EVERY_MS = 1000;

export type Journal = {
  /** The last line of every trial. */
  lines: Map<string, JournalLine>;
  /** True when the file ended in the middle of a line, as after `kill -9`: that line was dropped. */
  torn: boolean;
  /** One write to the file; the line survives the death of the process once this resolves. */
  append(line: JournalLine): Promise<void>;
  close(): Promise<void>;
};

export function journalPath(runFolder: string): string {
  return join(runFolder, 'trials.jsonl');
}

/** Reads what is there, cuts a torn last line off, and opens the file for appending. */
export async function openJournal(runFolder: string): Promise<Journal> {
  const path = journalPath(runFolder);
  const handle = await open(path, 'a+');
  const { lines, torn, wholeBytes } = await parse(path);
  if (torn) await handle.truncate(wholeBytes);
  return { lines, torn, ...appender(handle, lines) };
}

/** @throws `JOURNAL_INVALID` with the line that cannot be read. */
export async function readJournal(runFolder: string): Promise<Pick<Journal, 'lines' | 'torn'>> {
  return parse(journalPath(runFolder));
}

function appender(
  handle: FileHandle,
  lines: Map<string, JournalLine>,
): Pick<Journal, 'append' | 'close'> {
  let unsynced = false;
  const timer = setInterval(() => {
    if (!unsynced) return;
    unsynced = false;
    handle.datasync().catch(() => {
      unsynced = true;
    });
  }, SYNC_EVERY_MS);
  timer.unref();
  return {
    async append(line) {
      const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
      const { bytesWritten } = await handle.write(bytes);
      if (bytesWritten !== bytes.length)
        throw new Error('the disk took only part of a journal line');
      unsynced = true;
      lines.set(line.trial, line);
    },
    async close() {
      clearInterval(timer);
      await handle.datasync();
      await handle.close();
    },
  };
}

async function parse(
  path: string,
): Promise<{ lines: Map<string, JournalLine>; torn: boolean; wholeBytes: number }> {
  const bytes = await readFile(path);
  const wholeBytes = bytes.lastIndexOf(0x0a) + 1;
  const lines = new Map<string, JournalLine>();
  bytes
    .subarray(0, wholeBytes)
    .toString('utf8')
    .split('\n')
    .forEach((text, index) => {
      if (text === '') return;
      const line = parseLine(text, `${path}:${index + 1}`);
      lines.set(line.trial, line);
    });
  return { lines, torn: wholeBytes < bytes.length, wholeBytes };
}

function parseLine(text: string, where: string): JournalLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new SightlineError('JOURNAL_INVALID', `${where}: this line is no JSON`, {
      cause,
      hint: 'the file was changed by hand or by a broken disk; remove the line to ask its trial again',
    });
  }
  const parsed = journalLineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new SightlineError(
    'JOURNAL_INVALID',
    `${where}: ${describeIssues(parsed.error).join('; ')}`,
    {
      hint: 'was it written by another version of Sightline?',
    },
  );
}
