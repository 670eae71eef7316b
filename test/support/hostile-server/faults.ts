import type { ServerResponse } from 'node:http';
import { type Fault, type HostileRequest, POISON } from './schedule.ts';
import { asEvent, chunk } from './answers.ts';

const error = { error: { message: POISON, type: 'server_error', code: 'server_error' } };
const beginning = asEvent(chunk({ role: 'assistant', content: POISON }));

export function serveFault(fault: Fault, response: ServerResponse, { body }: HostileRequest): void {
  const begin = () => {
    const type = body.stream === true ? 'text/event-stream' : 'application/json';
    response.writeHead(200, { 'content-type': type });
    response.flushHeaders();
  };
  const json = (status: number, content: unknown, headers: Record<string, string> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(content));
  };
  switch (fault.fault) {
    case 'rate-limit':
      return json(429, error, retryAfter(fault));
    case 'status':
      return json(fault.status, fault.body ?? error, fault.headers);
    case 'html':
      response.writeHead(fault.status, { 'content-type': 'text/html' });
      response.end(`<!doctype html><html><body><h1>${POISON}</h1></body></html>`);
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'reset-mid-body':
      begin();
      response.write(
        body.stream === true ? beginning : '{"choices":[{"message":{"content":"A',
        () => response.socket?.resetAndDestroy(),
      );
      return;
    case 'silence':
      return;
    case 'stall':
      begin();
      return;
    case 'stall-mid-stream':
      begin();
      response.write(beginning);
      return;
    case 'garbage':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(`{"choices": [${POISON}`);
      return;
    case 'garbage-in-stream':
      begin();
      response.end(`${beginning}data: {"choices": [${POISON}\n\ndata: [DONE]\n\n`);
      return;
    case 'wrong-type':
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.end(POISON);
      return;
    case 'truncated':
      begin();
      response.end(beginning);
      return;
    case 'error-object':
      return json(200, error);
    case 'error-in-stream':
      begin();
      response.end(`${beginning}${asEvent(error)}data: [DONE]\n\n`);
      return;
    case 'empty-body':
      begin();
      response.end();
  }
}

function retryAfter(fault: Extract<Fault, { fault: 'rate-limit' }>): Record<string, string> {
  const ms = fault.ms ?? 0;
  switch (fault.retryAfter) {
    case 'none':
      return {};
    case 'seconds':
      return { 'retry-after': String(ms / 1000) };
    case 'milliseconds':
      return { 'retry-after-ms': String(ms) };
    case 'date': {
      // HTTP dates have whole seconds; the server's own clock stands in `date`.
      const now = new Date('2026-01-01T00:00:00Z');
      return {
        date: now.toUTCString(),
        'retry-after': new Date(now.getTime() + ms).toUTCString(),
      };
    }
  }
}
