import type { Terminal } from '../command.ts';
import { EndpointError, InapplicableProbe } from '../errors.ts';
import { openMedia, type Media } from '../media/media.ts';
import { probeCosts, type ProbeCost } from '../plan/probe-cost.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import type { Endpoint } from '../schema/endpoint.ts';
import { isSettled } from '../schema/journal.ts';
import { requestOf, sizeOf } from './attempt.ts';
import { byteBudget } from './byte-budget.ts';
import { clipGroups } from './clip-groups.ts';
import { readJournal } from './journal.ts';
import { prefetched } from './prefetch.ts';
import { costOf, type Price } from './prices.ts';
import { probeLines } from './probe-lines.ts';
import { cacheStats, openReplyCache } from './reply-cache.ts';
import { keyOf, showsPictures } from './run-benchmark.ts';
import { shortened } from './shortened.ts';
import { neededClip, requestDigest, showTrial, type Shown } from './show.ts';
import { rememberPacks } from './show-video.ts';
import { estimateTokens } from './tokens.ts';

export type DryRun = {
  run: string;
  trials: number;
  /** Answered in the run folder, and by replies of other runs. */
  answered: number;
  cached: number;
  requests: number;
  /** Trials whose video cannot be shown. */
  unshowable: number;
  frames: number;
  tokens: { input: number; output: number };
  costDollars: number | null;
  pricesAsOf: string | null;
  /** What each probe asks, and what it can show. */
  probes: ProbeCost[];
  firstRequest: unknown;
};

type Options = {
  terminal: Terminal;
  format: 'table' | 'json' | 'none';
  repliesFolder?: string;
  packetsFolder?: string;
};

/** What a run would ask. Decodes everything that it would show, sends nothing, writes no run. */
export async function dryRun(
  { plan, folder, price }: { plan: RunPlan; folder: string; price: Price | null },
  options: Options,
): Promise<void> {
  const { terminal, format } = options;
  const found = await rehearse(plan, { ...options, folder, price });
  if (format === 'json') terminal.print(JSON.stringify(found, null, 2));
  else terminal.print(dryRunText(found));
}

export function dryRunText(found: DryRun): string {
  const { input, output } = found.tokens;
  const cost =
    found.costDollars === null
      ? 'no price is known'
      : `$${found.costDollars.toFixed(2)} at the prices of ${found.pricesAsOf}`;
  return [
    `run       ${found.run}`,
    `trials    ${found.trials}`,
    `requests  ${found.requests} (${found.answered} answered before, ${found.cached} in the cache)`,
    ...(found.unshowable > 0
      ? [`failing   ${found.unshowable} trials show a video that is missing or unreadable`]
      : []),
    `frames    ${found.frames}`,
    `tokens    about ${input} in, ${output} out, within a factor of three`,
    `cost      ${cost}`,
    ...probeLines(found.probes).map((line) => `probes    ${line}`),
    `first request`,
    JSON.stringify(found.firstRequest, null, 2),
  ].join('\n');
}

async function rehearse(
  plan: RunPlan,
  {
    folder,
    price,
    repliesFolder,
    packetsFolder,
    terminal,
  }: Options & { folder: string; price: Price | null },
): Promise<DryRun> {
  const known = await readJournal(folder).then(
    ({ lines }) => lines,
    () => new Map<string, never>(),
  );
  const open = plan.trials.filter((trial) => !isSettled(known.get(trial.id)));
  const found: DryRun = {
    run: plan.id,
    trials: plan.trials.length,
    answered: plan.trials.length - open.length,
    cached: 0,
    requests: 0,
    unshowable: 0,
    frames: 0,
    tokens: { input: 0, output: 0 },
    costDollars: null,
    pricesAsOf: price?.asOf ?? null,
    probes: probeCosts(plan.trials),
    firstRequest: null,
  };
  if (plan.adapter.kind !== 'model') return { ...found, requests: open.length };
  await using resources = new AsyncDisposableStack();
  const listings = packetsFolder === undefined ? {} : { cacheFolder: packetsFolder };
  const media = showsPictures(plan) ? await openMedia(listings) : null;
  if (media !== null) resources.defer(() => media.close());
  // Opening a cache makes its folder; one that holds nothing is left alone.
  const stocked = repliesFolder !== undefined && (await cacheStats(repliesFolder)).files > 0;
  const replies = stocked ? await openReplyCache(repliesFolder) : null;
  if (replies !== null) resources.defer(() => replies.close());
  const endpoint = await openWithoutKey(plan, terminal);
  resources.defer(async () => endpoint?.close?.());

  const groups = clipGroups(open, (trial) => neededClip(trial, plan.protocol));
  for await (const group of prefetched(groups, {
    decodeAll: (file, policies) => mediaOf(media).decodeAll({ root: plan.root, file }, policies),
    budget: byteBudget(256 * 2 ** 20),
    ahead: 8,
    stop: new AbortController().signal,
  })) {
    for (const trial of group.trials) {
      let shown: Shown;
      try {
        shown = await showTrial(trial, plan.protocol, {
          seed: plan.seed,
          root: plan.root,
          decode: group.decode,
          ...(media === null ? {} : { video: videoOf(media, plan.root) }),
        });
      } catch (error) {
        if (!(error instanceof InapplicableProbe)) found.unshowable += 1;
        continue;
      }
      const digest = requestDigest(plan.endpoint.model, plan.settings, shown);
      if ((await replies?.get(keyOf(plan, trial, digest))) != null) {
        found.cached += 1;
        continue;
      }
      found.requests += 1;
      found.frames += framesIn(shown);
      const { input, output } = estimateTokens(sizeOf(shown), plan.settings);
      found.tokens.input += input;
      found.tokens.output += output;
      const request = requestOf(trial, shown, plan);
      found.firstRequest ??= shortened(endpoint?.describe?.(request) ?? request);
    }
    group.release();
  }
  const { input, output } = found.tokens;
  if (price !== null)
    found.costDollars = costOf({ inputTokens: input, outputTokens: output }, price);
  return found;
}

/** Of a whole video the server's sampling is not known. */
function framesIn({ parts }: Shown): number {
  const counts = parts.map((part) => {
    if (part.type === 'video') return part.atSeconds.length;
    return part.type === 'image' ? 1 : 0;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Nothing is sent, so a key that is not set yet is no reason to stop. */
export async function openWithoutKey(plan: RunPlan, terminal: Terminal): Promise<Endpoint | null> {
  try {
    const { environment } = terminal;
    return await plan.adapter.open(plan.endpoint, { environment, items: [], seed: plan.seed });
  } catch (error) {
    if (!(error instanceof EndpointError)) throw error;
    terminal.note(`${error.message}; the request is shown before the adapter writes it`);
    return null;
  }
}

function mediaOf(media: Media | null): Media {
  if (media === null) throw new Error('nothing is shown in this run');
  return media;
}

function videoOf(media: Media, root: string) {
  return rememberPacks({
    pack: (frames) => media.pack(frames),
    whole: (file) => media.whole({ root, file }),
  });
}
