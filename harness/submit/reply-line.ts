import type { JournalLine } from '../schema/journal.ts';
import type { ReplyLine } from '../schema/submission.ts';
import { withoutFolders } from './submitted-run.ts';

/** A line of a journal as it is handed in. */
export function replyLine(of: ReplyLine['of'], line: JournalLine): ReplyLine {
  const { frames: _frames, shown: _shown, reply, failure, ...kept } = line;
  return {
    of,
    ...kept,
    reply:
      reply === null || reply.model === undefined
        ? reply
        : { ...reply, model: withoutFolders(reply.model) },
    failure: failure === null ? null : { code: failure.code },
  };
}

/** The line of the journal again, as far as scoring reads it. */
export function journalLine(submitted: ReplyLine): JournalLine {
  const { of: _journal, failure, ...line } = submitted;
  return {
    ...line,
    frames: null,
    failure: failure === null ? null : { code: failure.code, message: 'as submitted' },
  };
}
