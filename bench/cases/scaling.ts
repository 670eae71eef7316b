import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openMedia } from '../../harness/media/media.ts';
import { buildSite } from '../../harness/publish/build-site.ts';
import { evidenceOf } from '../../harness/shortcuts/evidence.ts';
import { shortcutReport } from '../../harness/shortcuts/report.ts';
import type { BenchmarkCase, Growth } from '../case.ts';
import { ffmpegIsThere, generatedClip } from '../clip.ts';
import { benchRedis, ended, questionFolder, runSightline, startSightline } from '../queue-parts.ts';
import { benchRun, benchServer, benchTrials, instantEndpoint } from '../runner-parts.ts';
import { syntheticItemSet, syntheticResult } from '../synthetic-records.ts';

const ITEMS = [1000, 2000, 4000, 8000];
const FRAMES = [8, 32, 128];
const RECORDS = [10, 20, 40];
const WORKERS = [1, 2, 4];
/** Of what does not grow. */
const FEW_ITEMS = 1000;
const FEW_TRIALS = 200;
/** What a picture of 768 × 432 at quality 90 weighs. */
const PICTURE_BYTES = 70_000;
const NOTHING_TO_CLOSE = { close: async () => {} };

/** How cost grows with each size of a board, all others equal; needs no data. */
export const benchmark: BenchmarkCase = {
  title: 'how cost grows with items, frames, records and workers',
  prepare: async (cacheFolder) => ({
    measurements: [],
    growths: [
      runnerByItems(cacheFolder),
      reportByItems(),
      decodingByFrames(cacheFolder),
      requestsByFrames(cacheFolder),
      reportByRecords(),
      siteByRecords(cacheFolder),
      queueByWorkers(cacheFolder),
    ],
    notes: [
      'exponents: 0 costs the same, 1 grows with the size, 2 with its square; what a size has no part in, such as starting a process, pulls them towards 0',
      'workers share the cores of one machine with the servers and Redis: what more machines bring is not shown here',
    ],
    ...NOTHING_TO_CLOSE,
  }),
};

function runnerByItems(cacheFolder: string): Growth {
  return {
    name: 'the runner: trials answered at once, journal on',
    of: 'items',
    sizes: ITEMS,
    target: 1.2,
    open: async () => ({
      run: (size) =>
        benchRun({
          folder: join(cacheFolder, 'runner'),
          trials: benchTrials(size),
          endpoint: instantEndpoint,
          concurrency: 64,
        }),
      ...NOTHING_TO_CLOSE,
    }),
  };
}

function reportByItems(): Growth {
  return {
    name: 'the shortcut report of one record, 6 probes, 2,000 resamples of its videos',
    of: 'items',
    sizes: ITEMS,
    target: 1.2,
    async open() {
      const made = new Map(ITEMS.map((size) => [size, syntheticEvidence(size, 1)]));
      return {
        async run(size) {
          shortcutReport(made.get(size) ?? []);
        },
        ...NOTHING_TO_CLOSE,
      };
    },
  };
}

function decodingByFrames(cacheFolder: string): Growth {
  return {
    name: 'decoding, scaling and JPEG of frames of a 10-minute 720p clip, key frame every 250',
    of: 'frames',
    sizes: FRAMES,
    target: 1.1,
    async open() {
      if (!(await ffmpegIsThere())) return { skipped: 'the ffmpeg program makes the clip' };
      // The clip of the case `media`, which takes longer to make than to read.
      const root = join(dirname(cacheFolder), 'media');
      const file = await generatedClip(root);
      const media = await openMedia({ backend: 'node-av' });
      return {
        async run(count) {
          const policy = { sampler: 'linspace', count, longSide: 768, jpegQuality: 90 } as const;
          await media.decode({ root, file }, policy);
        },
        close: () => media.close(),
      };
    },
  };
}

function requestsByFrames(cacheFolder: string): Growth {
  return {
    name: `requests made and kept: ${FEW_TRIALS} trials with pictures of ${PICTURE_BYTES / 1000} kB, answered at once`,
    of: 'frames',
    sizes: FRAMES,
    target: 1.2,
    open: async () => ({
      run: (count) =>
        benchRun({
          folder: join(cacheFolder, 'requests'),
          trials: benchTrials(FEW_TRIALS),
          endpoint: instantEndpoint,
          concurrency: 16,
          frames: { count, bytes: PICTURE_BYTES },
        }),
      ...NOTHING_TO_CLOSE,
    }),
  };
}

function reportByRecords(): Growth {
  return {
    name: `the shortcut report of records over ${FEW_ITEMS} items, 6 probes`,
    of: 'records',
    sizes: RECORDS,
    target: 1.2,
    async open() {
      const all = syntheticEvidence(FEW_ITEMS, Math.max(...RECORDS));
      return {
        async run(size) {
          shortcutReport(all.slice(0, size));
        },
        ...NOTHING_TO_CLOSE,
      };
    },
  };
}

function siteByRecords(cacheFolder: string): Growth {
  return {
    name: `the site of records over ${FEW_ITEMS} items, every page written and weighed`,
    of: 'records',
    sizes: RECORDS,
    target: 1.2,
    async open() {
      const folder = join(cacheFolder, 'boards');
      await rm(folder, { recursive: true, force: true });
      for (const size of RECORDS) await writeBoard(join(folder, `${size}`), size);
      return {
        run: (size) =>
          buildSite({ results: join(folder, `${size}`), out: join(cacheFolder, 'site') }),
        ...NOTHING_TO_CLOSE,
      };
    },
  };
}

function queueByWorkers(cacheFolder: string): Growth {
  return {
    name: `a run of ${FEW_ITEMS} questions over the queue, answered at once, start of the command included`,
    of: 'workers',
    sizes: WORKERS,
    target: null,
    async open() {
      const home = join(cacheFolder, 'queue');
      await rm(home, { recursive: true, force: true });
      const redis = await benchRedis(join(home, 'redis'));
      if (redis === null) return { skipped: 'no redis-server found' };
      const data = join(home, 'data');
      await questionFolder(data, FEW_ITEMS);
      const server = await benchServer(0);
      // A database for each number, so that idle workers of another take nothing.
      const queueOf = (count: number) => `${redis.url}/${WORKERS.indexOf(count)}`;
      const workers = WORKERS.flatMap((count) =>
        Array.from({ length: count }, () =>
          startSightline(['worker', '--queue', queueOf(count), '--data', data], home),
        ),
      );
      return {
        async run(count) {
          const out = join(home, 'run');
          await rm(out, { recursive: true, force: true });
          const what = ['run', '-b', 'nextqa', '--split', 'val', '-d', data, '--probe', 'blind'];
          const how = ['-e', `openai:bench@${server.url}`, '-c', '64', '--no-cache', '-o', out];
          await runSightline([...what, ...how, '--queue', queueOf(count)], home);
        },
        async close() {
          await Promise.all(workers.map(ended));
          server.stop();
          await redis.stop();
        },
      };
    },
  };
}

/** Four questions a video, as many of Video-MME's size have. */
function itemsOf(size: number) {
  return syntheticItemSet(size, Math.ceil(size / 4));
}

function syntheticEvidence(size: number, records: number) {
  const items = itemsOf(size);
  return Array.from({ length: records }, (_, index) => ({
    evidence: evidenceOf(syntheticResult(items, index), items),
    path: null,
  }));
}

async function writeBoard(folder: string, records: number): Promise<void> {
  const items = itemsOf(FEW_ITEMS);
  for (const name of ['items', 'synthetic']) await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, 'items', 'synthetic.json'), JSON.stringify(items));
  for (let index = 0; index < records; index += 1) {
    const result = syntheticResult(items, index);
    const { benchmark: place } = result;
    const clusters = items.clusterIds.length;
    await writeFile(
      join(folder, 'synthetic', `model-${index}.json`),
      JSON.stringify({ ...result, benchmark: { ...place, items: FEW_ITEMS, clusters } }),
    );
  }
}
