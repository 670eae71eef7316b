import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** Answers A so often as it is told, and dies over the next request. */
const SERVER = String.raw`
import { createServer } from 'node:http';
const [port, most] = process.argv.slice(2).map(Number);
let asked = 0;
createServer((request, response) => {
  if (request.method === 'GET') { response.writeHead(200).end('{}'); return; }
  request.resume().on('end', () => {
    asked += 1;
    if (asked > most) {
      console.error('loss is nan\n\n10 %\r\x1b[31mdevice-side assert\x1b[0m');
      process.exit(9);
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ choices: [{ finish_reason: 'stop', message: { content: 'A' } }] }));
  });
}).listen(port, '127.0.0.1');
`;

/** How it ends, as the errors tell it. */
export const MORTAL_END =
  'the model server ended in the middle of the run: exit code 9\n    loss is nan\n    device-side assert';

/** The words for the shell that start it; a port and how many answers it gives come after them. */
export async function mortalServer(): Promise<string> {
  const file = join(await temporaryFolder(), 'server.mjs');
  await writeFile(file, SERVER);
  return `${process.execPath} ${file}`;
}
