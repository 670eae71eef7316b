import { setTimeout as wait } from 'node:timers/promises';
import {
  hashIndex,
  hashTables,
  indexBytes,
  linearSearch,
} from '../../harness/contamination/frames/multi-index.ts';
import { SAME_PICTURE } from '../../harness/contamination/frames/hashed-video.ts';
import { HASH_WORDS } from '../../harness/frame-hash/hash-bits.ts';
import { lumaOf } from '../../harness/frame-hash/luma.ts';
import { pdq } from '../../harness/frame-hash/pdq.ts';
import type { BenchmarkCase } from '../case.ts';

const SIZE = { width: 512, height: 288 };
const FRAMES = 200;
const FRAMES_A_SECOND = 200;
const HASHES = 5_000_000;
const TIMES_FASTER = 40;
/** Of the linear scan, which takes a tenth of a second each. */
const SCANS = 5;
const BYTES_A_HASH = 110;

/** Needs no data: invented pictures and hashes. Decoding is not part of it. */
export const benchmark: BenchmarkCase = {
  title: `frame hashes: ${FRAMES_A_SECOND} a second on a core, and near ones among ${HASHES / 1e6} million found ${TIMES_FASTER} times faster than by looking at all`,
  async prepare() {
    const picture = Uint8Array.from(
      { length: SIZE.width * SIZE.height * 3 },
      (_, at) => (Math.imul(at, 2654435761) >>> 8) & 255,
    );
    const hashes = invented(HASHES, 1);
    const queries = invented(1000, 2);
    const startedMs = performance.now();
    const tables = hashTables(hashes, SAME_PICTURE);
    const buildSeconds = (performance.now() - startedMs) / 1000;
    const bytes = indexBytes(tables) / HASHES;
    const index = hashIndex(tables);
    if (bytes >= BYTES_A_HASH) throw new Error(`${bytes.toFixed(0)} bytes a hash`);
    let next = 0;
    const query = () => (next = (next + 1) % 1000);
    return {
      measurements: [
        {
          name: `${FRAMES} frames of ${SIZE.width} × ${SIZE.height} in RGB to PDQ, against ${FRAMES / FRAMES_A_SECOND} seconds`,
          async subject() {
            for (let frame = 0; frame < FRAMES; frame += 1) pdq(lumaOf(picture, SIZE));
          },
          yardstick: () => wait((FRAMES / FRAMES_A_SECOND) * 1000),
          target: 1,
        },
        {
          name: `${SCANS * TIMES_FASTER} queries of the index, against ${SCANS} linear scans`,
          async subject() {
            for (let i = 0; i < SCANS * TIMES_FASTER; i += 1)
              index.search(queries, query(), () => {});
          },
          async yardstick() {
            for (let i = 0; i < SCANS; i += 1) {
              linearSearch(hashes, { query: queries, at: query(), within: SAME_PICTURE }, () => {});
            }
          },
          target: 1,
        },
      ],
      notes: [
        `${bytes.toFixed(1)} bytes a hash with its index (limit ${BYTES_A_HASH}), built in ${buildSeconds.toFixed(1)} s`,
        ...[100_000, 1_000_000, HASHES].map(costOf),
        'a corpus of 50 million hashes (145,000 videos) is searched in ten parts of 5 million: the benchmark is the index, the corpus passes by',
      ],
      close: async () => {},
    };
  },
};

/** How long a query takes as the index grows. */
function costOf(count: number): string {
  const hashes = invented(count, 3);
  const index = hashIndex(hashTables(hashes, SAME_PICTURE));
  const queries = invented(500, 4);
  for (let at = 0; at < 100; at += 1) index.search(queries, at, () => {});
  const startedMs = performance.now();
  for (let at = 100; at < 500; at += 1) index.search(queries, at, () => {});
  const perQueryMs = (performance.now() - startedMs) / 400;
  return `${count.toExponential(0)} hashes: ${perQueryMs.toFixed(3)} ms a query`;
}

function invented(count: number, seed: number): Uint32Array {
  const words = new Uint32Array(count * HASH_WORDS);
  let state = (Math.imul(seed, 2654435761) | 1) >>> 0;
  for (let at = 0; at < words.length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[at] = state;
  }
  return words;
}
