/**
 * A program that has a decoder busy until it is killed. Prints the decoder's process id first.
 * Arguments: the decoder's settings and a request, in JSON.
 */
import type { DecoderRequest } from '../../../../harness/media/decoder-protocol.ts';
import { DecoderPool, type PoolSettings } from '../../../../harness/media/decoder-pool.ts';

const settings = JSON.parse(process.argv[2] ?? '') as PoolSettings;
const request = JSON.parse(process.argv[3] ?? '') as DecoderRequest;

const pool = new DecoderPool(settings);
await pool.ask<'version'>({ action: 'version', input: null });
process.stdout.write(`${pool.pids.join()}\n`);
for (;;) await pool.ask(request);
