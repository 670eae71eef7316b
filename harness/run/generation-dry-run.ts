import { join } from 'node:path';
import type { Terminal } from '../command.ts';
import { MediaError } from '../errors.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import type { Trial } from '../plan/trials.ts';
import { isSettled } from '../schema/journal.ts';
import { openWithoutKey } from './dry-run.ts';
import { generationRequest } from './generation-request.ts';
import { readJournal } from './journal.ts';
import type { VideoPrice } from './prices.ts';
import { VIDEO_PRICE_HINT } from './stopping.ts';
import { repeatName, videoFile, videoNameOf, videoNames } from './video-names.ts';

export type GenerationDryRun = {
  run: string;
  trials: number;
  /** Made in the run folder. */
  made: number;
  videos: number;
  /** Items whose input picture or video is not in the data folder. */
  unaskable: number;
  /** Of all videos together; null where neither the command nor the price table says how long one is. */
  seconds: number | null;
  costDollars: number | null;
  pricesAsOf: string | null;
  settings: RunPlan['settings'];
  /** What the endpoint knows beforehand, such as videos that are missing. */
  notes: string[];
  firstRequest: unknown;
};

type Rehearsed = {
  plan: RunPlan;
  folder: string;
  videoCost: { price: VideoPrice; costDollars: number } | null;
};

/** What a run of a generator would ask. Asks nothing, writes nothing. */
export async function generationDryRun(
  run: Rehearsed,
  { terminal, format }: { terminal: Terminal; format: 'table' | 'json' | 'none' },
): Promise<void> {
  const found = await rehearse(run, terminal);
  if (format === 'json') terminal.print(JSON.stringify(found, null, 2));
  else terminal.print(generationDryRunText(found));
}

export function generationDryRunText(found: GenerationDryRun): string {
  const { costDollars, pricesAsOf, settings, seconds, videos } = found;
  return [
    `run       ${found.run}`,
    `trials    ${found.trials}`,
    `videos    ${videos} to be made (${found.made} made before)`,
    ...(found.unaskable > 0
      ? [`failing   ${found.unaskable} items have inputs that are not in the data folder`]
      : []),
    `settings  ${Object.keys(settings).length === 0 ? "the generator's own" : JSON.stringify(settings)}`,
    `seconds   ${seconds === null ? 'as many as the generator makes' : seconds}`,
    `cost      ${costText(costDollars, pricesAsOf)}`,
    ...found.notes.map((note) => `note      ${note}`),
    `first request`,
    JSON.stringify(found.firstRequest, null, 2),
  ].join('\n');
}

function costText(costDollars: number | null, pricesAsOf: string | null): string {
  if (costDollars === null) return `no price is known; ${VIDEO_PRICE_HINT}`;
  return pricesAsOf === null
    ? 'nothing'
    : `$${costDollars.toFixed(2)} at the prices of ${pricesAsOf}`;
}

async function rehearse(
  { plan, folder, videoCost }: Rehearsed,
  terminal: Terminal,
): Promise<GenerationDryRun> {
  const known = await readJournal(folder).then(
    ({ lines }) => lines,
    () => new Map<string, never>(),
  );
  const nameOf = videoNameOf(plan.benchmark);
  const places = videoNames(plan.items, nameOf);
  const open = plan.trials.filter((trial) => !isSettled(known.get(trial.id)));
  const named = ({ item, repeat }: Trial) => repeatName(nameOf(item), repeat);
  await using resources = new AsyncDisposableStack();
  const endpoint = await openWithoutKey(plan, terminal);
  resources.defer(async () => endpoint?.close?.());
  let unaskable = 0;
  let firstRequest: unknown = null;
  for (const trial of open) {
    const file = videoFile(places.get(trial.item.id) ?? '', trial.repeat);
    try {
      const request = await generationRequest(trial, plan, {
        name: named(trial),
        target: join(folder, file),
      });
      firstRequest ??= request;
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      unaskable += 1;
    }
  }
  const videos = open.length - unaskable;
  const { usualSeconds } = videoCost?.price ?? {};
  const seconds = plan.settings.seconds ?? usualSeconds;
  return {
    run: plan.id,
    trials: plan.trials.length,
    made: plan.trials.length - open.length,
    videos,
    unaskable,
    seconds: seconds === undefined ? null : seconds * videos,
    costDollars: costOfAll(plan, { videoCost, videos }),
    pricesAsOf: videoCost?.price.asOf ?? null,
    settings: plan.settings,
    notes: (await endpoint?.foresee?.(plan.trials.map(named))) ?? [],
    firstRequest,
  };
}

/** Recorded videos and baselines cost nothing. */
function costOfAll(
  { adapter }: RunPlan,
  { videoCost, videos }: Pick<Rehearsed, 'videoCost'> & { videos: number },
): number | null {
  if (adapter.kind !== 'model') return 0;
  return videoCost === null ? null : videoCost.costDollars * videos;
}
