/**
 * A program that closes its decoder when a reply is already there but has not been read: the decoder
 * is gone before the reply is handed out. Argument: the decoder's settings in JSON.
 */
import { setImmediate } from 'node:timers/promises';
import { DecoderPool, type PoolSettings } from '../../../../harness/media/decoder-pool.ts';

const pool = new DecoderPool(JSON.parse(process.argv[2] ?? '') as PoolSettings);
const version = { action: 'version', input: null } as const;
await pool.ask<'version'>(version);
const asked = pool.ask<'version'>(version);
// Until the request is out; what comes back waits in the pipe while this thread is busy.
for (let turn = 0; turn < 3; turn += 1) await setImmediate();
const untilMs = performance.now() + 100;
while (performance.now() < untilMs);
await Promise.all([pool.close(), asked.catch(() => {})]);
process.stdout.write('closed');
