import { SightlineError } from '../errors.ts';

/** Where the queue is, and who asks. */
export type QueueAddress = {
  host: string;
  port: number;
  db: number;
  tls: boolean;
  username?: string;
  password?: string;
  /** As it may be shown: without user and password. */
  shown: string;
};

type Environment = Record<string, string | undefined>;

const DEFAULT_PORT = 6379;

/**
 * `redis://host[:port][/db]` or, over TLS, `rediss://…`; who asks stands in the environment.
 *
 * @throws `USAGE` for anything else, and for a URL with a user or a password in it.
 */
export function queueAddress(text: string, environment: Environment): QueueAddress {
  if (!/^rediss?:\/\//.test(text) || !URL.canParse(text))
    throw wrong(text, 'it is no redis:// URL');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    throw wrong(text, 'a user or a password in it would be seen by everybody on the machine');
  }
  if (url.hostname === '') throw wrong(text, 'it names no host');
  if (url.search !== '' || url.hash !== '') throw wrong(text, 'it has more than host, port and db');
  const db = /^\/?(\d*)$/.exec(url.pathname)?.[1];
  if (db === undefined) throw wrong(text, `"${url.pathname.slice(1)}" is no number of a database`);
  const username = environment['SIGHTLINE_QUEUE_USER'] || undefined;
  const password = environment['SIGHTLINE_QUEUE_PASSWORD'] || undefined;
  return {
    // An address of IPv6 stands in brackets in a URL.
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? DEFAULT_PORT : Number(url.port),
    db: Number(db),
    tls: url.protocol === 'rediss:',
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    shown: `${url.protocol}//${url.host}${url.pathname === '/' ? '' : url.pathname}`,
  };
}

function wrong(text: string, why: string): SightlineError {
  const hidden = text.replace(/\/\/[^/]*@/, '//…@').replace(/[?#].*$/s, '?…');
  return new SightlineError('USAGE', `the queue "${hidden}" cannot be used: ${why}`, {
    hint: 'write redis://host:port or rediss://host:port; user and password come from SIGHTLINE_QUEUE_USER and SIGHTLINE_QUEUE_PASSWORD',
  });
}
