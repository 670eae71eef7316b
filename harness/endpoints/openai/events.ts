import { lineReader, type LineReader } from '../http/lines.ts';

/**
 * Takes server-sent events out of bytes, and calls `onData` with the data of each. Comments and other
 * fields are passed over. Some servers leave out the empty line behind the last event: it counts.
 */
export function eventReader(onData: (data: string) => void): LineReader {
  let data: string[] = [];
  const dispatch = () => {
    if (data.length === 0) return;
    const whole = data.join('\n');
    data = [];
    onData(whole);
  };
  const lines = lineReader((line) => {
    if (line === '') dispatch();
    else if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5));
  });
  return {
    push: lines.push,
    end() {
      lines.end();
      dispatch();
    },
  };
}
