/** A chat-completions server that knows one answer: `node bench/chat-server.ts <latency in ms>`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const latencyMs = Number(process.argv[2] ?? 0);
const usage = { prompt_tokens: 10, completion_tokens: 2 };
const whole = JSON.stringify({
  model: 'bench',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'A' } }],
  usage,
});
const piece = {
  model: 'bench',
  choices: [{ index: 0, delta: { content: 'A' }, finish_reason: 'stop' }],
};
const stream = [piece, { model: 'bench', choices: [], usage }]
  .map((data) => `data: ${JSON.stringify(data)}\n\n`)
  .join('');

const server = createServer((request, response) => {
  let tail = '';
  request.on('data', (chunk: Buffer) => (tail = chunk.subarray(-200).toString('latin1')));
  request.on('end', () => {
    const reply = () => {
      const streamed = tail.includes('"stream":true') || tail.includes('"include_usage":true');
      response.writeHead(200, {
        'content-type': streamed ? 'text/event-stream' : 'application/json',
      });
      response.end(streamed ? `${stream}data: [DONE]\n\n` : whole);
    };
    if (latencyMs === 0) reply();
    else setTimeout(reply, latencyMs);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
