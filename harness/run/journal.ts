import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { SightlineError } from '../errors.ts';
import { journalLineSchema, type JournalLine } from '../schema/journal.ts';
import { describeIssues } from '../schema/describe-issues.ts';

const SYNC_EVERY_MS = 1000;
const NEWLINE = 0x0a;

export type Journal = {
  /** The last line of every trial. */
  lines: Map<string, JournalLine>;
  /** True when the file ended in the middle of a line, as after `kill -9`: that line was dropped. */
  torn: boolean;
  /** One write to the file; the line survives the death of the process once this resolves. */
  append(line: JournalLine): Promise<void>;
  close(): Promise<void>;
};

const TRIALS = 'trials.jsonl';

export function journalPath(runFolder: string): string {
  return join(runFolder, TRIALS);
}

/**
 * Reads what is there, cuts a torn last line off, and opens the file for appending.
 *
 * @param name another journal of the same shape in the folder.
 */
export async function openJournal(runFolder: string, name: string = TRIALS): Promise<Journal> {
  const path = join(runFolder, name);
  const handle = await open(path, 'a+');
  const { lines, torn, wholeBytes } = await parse(path);
  if (torn) await handle.truncate(wholeBytes);
  return { lines, torn, ...appender(handle, lines) };
}

/** @throws `JOURNAL_INVALID` with the line that cannot be read. */
export async function readJournal(
  runFolder: string,
  name: string = TRIALS,
): Promise<Pick<Journal, 'lines' | 'torn'>> {
  return parse(join(runFolder, name));
}

/** What the journal writes to; a file. */
export type Sink = Pick<FileHandle, 'write' | 'datasync' | 'close'>;

/** Lines that come while a write is under way go out together with the next one. */
export function appender(
  handle: Sink,
  lines: Map<string, JournalLine>,
): Pick<Journal, 'append' | 'close'> {
  let unsynced = false;
  let waiting: JournalLine[] = [];
  let writing: Promise<void> | null = null;
  let broken: unknown = null;
  const timer = setInterval(() => {
    if (!unsynced) return;
    unsynced = false;
    handle.datasync().catch(() => {
      unsynced = true;
    });
  }, SYNC_EVERY_MS);
  timer.unref();

  const writeWaiting = async () => {
    const batch = waiting;
    waiting = [];
    writing = null;
    // After a torn line nothing may follow: it would be cut off together with it.
    if (broken !== null) throw unwritable(broken);
    try {
      await writeWhole(handle, batch.map((line) => `${JSON.stringify(line)}\n`).join(''));
    } catch (error) {
      broken = error;
      throw unwritable(error);
    }
    unsynced = true;
    for (const line of batch) lines.set(line.trial, line);
  };
  let last: Promise<void> = Promise.resolve();
  return {
    append(line) {
      waiting.push(line);
      if (writing === null) {
        writing = last.then(writeWaiting);
        last = writing.catch(() => {});
      }
      return writing;
    },
    async close() {
      clearInterval(timer);
      await last;
      await handle.datasync().catch((error: unknown) => {
        if (broken === null) throw unwritable(error);
      });
      await handle.close();
    },
  };
}

async function writeWhole(handle: Sink, text: string): Promise<void> {
  let bytes = Buffer.from(text);
  while (bytes.length > 0) {
    const { bytesWritten } = await handle.write(bytes);
    if (bytesWritten === 0) throw new Error('the disk takes nothing');
    bytes = bytes.subarray(bytesWritten);
  }
}

function unwritable(cause: unknown): SightlineError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new SightlineError('JOURNAL_UNWRITABLE', `the journal cannot be written: ${why}`, {
    cause,
    hint: 'make room on the disk; what was written before is kept',
  });
}

/** Line by line: a journal of long reasoning replies outgrows the longest string there can be. */
async function parse(
  path: string,
): Promise<{ lines: Map<string, JournalLine>; torn: boolean; wholeBytes: number }> {
  const lines = new Map<string, JournalLine>();
  let wholeBytes = 0;
  let number = 0;
  let rest: Buffer[] = [];
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    let left = chunk as Buffer;
    for (let end = left.indexOf(NEWLINE); end !== -1; end = left.indexOf(NEWLINE)) {
      const bytes = Buffer.concat([...rest, left.subarray(0, end)]);
      rest = [];
      left = left.subarray(end + 1);
      wholeBytes += bytes.length + 1;
      number += 1;
      if (bytes.length === 0) continue;
      const line = parseLine(bytes.toString('utf8'), `${path}:${number}`);
      lines.set(line.trial, line);
    }
    if (left.length > 0) rest.push(left);
  }
  return { lines, torn: rest.length > 0, wholeBytes };
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
