import { StringDecoder } from 'node:string_decoder';

/** Takes the data of server-sent events out of bytes that may be cut anywhere. */
export type EventReader = { push(bytes: Buffer): void; end(): void };

/** Calls `onData` with the data of each event; comments and other fields are passed over. */
export function eventReader(onData: (data: string) => void): EventReader {
  const decoder = new StringDecoder('utf8');
  // A line of many megabytes arrives in many pieces: joined once, not searched again with each.
  let pending: string[] = [];
  let data: string[] = [];
  const line = (text: string) => {
    const content = text.endsWith('\r') ? text.slice(0, -1) : text;
    if (content === '') dispatch();
    else if (content.startsWith('data:')) data.push(content.slice(content[5] === ' ' ? 6 : 5));
  };
  const dispatch = () => {
    if (data.length === 0) return;
    const whole = data.join('\n');
    data = [];
    onData(whole);
  };
  const take = (text: string) => {
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      const last = text.slice(start, end);
      start = end + 1;
      if (pending.length === 0) {
        line(last);
      } else {
        const parts = pending;
        pending = [];
        line(parts.join('') + last);
      }
    }
    if (start < text.length) pending.push(text.slice(start));
  };
  return {
    push: (bytes) => take(decoder.write(bytes)),
    end() {
      // Some servers leave out the empty line behind the last event.
      take(`${decoder.end()}\n\n`);
    },
  };
}
