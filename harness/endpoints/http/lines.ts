import { StringDecoder } from 'node:string_decoder';

/** Takes lines out of bytes that may be cut anywhere. */
export type LineReader = { push: (bytes: Buffer) => void; end: () => void };

/** Calls `onLine` with each line, without its end; `end` gives out a last line that has none. */
export function lineReader(onLine: (line: string) => void): LineReader {
  const decoder = new StringDecoder('utf8');
  // A line of many megabytes arrives in many pieces: joined once, not searched again with each.
  let pending: string[] = [];
  const emit = (last: string) => {
    const line = pending.length === 0 ? last : pending.join('') + last;
    pending = [];
    onLine(line.endsWith('\r') ? line.slice(0, -1) : line);
  };
  const take = (text: string) => {
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      const last = text.slice(start, end);
      start = end + 1;
      emit(last);
    }
    if (start < text.length) pending.push(text.slice(start));
  };
  return {
    push: (bytes) => take(decoder.write(bytes)),
    end() {
      take(decoder.end());
      if (pending.length > 0) emit('');
    },
  };
}
