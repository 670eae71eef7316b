import { SightlineError } from './errors.ts';

/** The value of a `--port` flag. @throws `USAGE` */
export function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new SightlineError('USAGE', `"${text}" is no port`, {
    hint: 'a port is a number from 0 to 65535; 0 takes a free one',
  });
}

/** What a server says that could not start to listen. */
export function cannotListen(
  { port, host }: { port: number; host: string },
  cause: unknown,
): SightlineError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SightlineError('USAGE', `cannot listen on ${host}:${port}: ${reason}`, {
    hint: 'choose another --port (0 takes a free one)',
    cause,
  });
}
