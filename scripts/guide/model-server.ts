import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { MODEL } from '../../harness/reader/chat.ts';
import { startReader } from '../../harness/reader/server.ts';

/**
 * The sample model under the name of another: what a page of the guide finds where a reader has a
 * server of their own. Ends with the process.
 */
export async function serveAs(model: string, port: number): Promise<void> {
  const reader = await startReader();
  const server = createServer(async (request, response) => {
    const own = renamed(await text(request), model, MODEL);
    const answer = await fetch(new URL(request.url ?? '/', reader.url), {
      method: request.method ?? 'GET',
      headers: { 'content-type': 'application/json' },
      ...(own === '' ? {} : { body: own }),
    });
    const type = answer.headers.get('content-type') ?? 'application/json';
    response.writeHead(answer.status, { 'content-type': type });
    response.end(renamed(await answer.text(), MODEL, model));
  });
  server.listen(port, '127.0.0.1', () => {
    process.stdout.write(`serving ${model} at http://127.0.0.1:${port}/v1\n`);
  });
  process.on('SIGTERM', () => process.exit(0));
}

/** A body with another model in it; replies are read by name, so only whole values are changed. */
function renamed(body: string, from: string, to: string): string {
  return body.replaceAll(`"${from}"`, JSON.stringify(to));
}

/** The value of a flag, as `--port 8000` or `--port=8000`. */
export function flag(words: readonly string[], name: string): string | null {
  const at = words.indexOf(name);
  if (at !== -1) return words[at + 1] ?? null;
  return words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}

/** Where a server listens that is not told. */
export const USUAL_PORT = Number(process.env['GUIDE_PORT']);
