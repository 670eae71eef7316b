import { SightlineError } from '../errors.ts';
import { canonicalJson, hashOf } from '../hash.ts';
import { scoredHash } from '../plan/protocol-hash.ts';
import { readingOf } from '../plan/reading.ts';
import { planRun, type RunPlan, type RunRequest } from '../plan/run-plan.ts';
import { requestsOf } from '../plan/run-requests.ts';
import type { RunLayers } from '../schema/run-layers.ts';
import type { Claim } from './verify-claim.ts';
import type { Drawn } from './verify-draw.ts';

/** How the record is asked again, as it is typed. */
export type VerifyWords = {
  endpoint: string;
  data?: string;
  /** The descriptor, of a benchmark of one's own. */
  benchmark?: string;
  /** The file, of a protocol of one's own. */
  protocol?: string;
  /** JSON: further fields of every request that change what is seen. */
  extraBody?: string;
};

/** These need nothing but the item, so that they can be asked again without the seed of the record. */
export const VERIFIABLE_PROBES: readonly string[] = [
  'full',
  'blind',
  'blind-placeholder',
  'frame-middle',
  'question-only',
  'options-only',
  'subtitles-only',
  'reverse',
];

/**
 * The run that asks a sample of a record again, with the settings of the record and as its model.
 *
 * @throws `COMPARISON_REFUSED` with every difference where it would be another measurement.
 */
export async function verifyRequest(
  { result, items }: Pick<Claim, 'result' | 'items'>,
  words: VerifyWords,
  {
    workingFolder,
    layers,
    drawn,
    probes,
    repeats,
    judged,
  }: {
    workingFolder: string;
    layers: RunLayers;
    drawn: Drawn;
    probes: string[];
    repeats: number;
    /** Whether a judge is named. */
    judged: boolean;
  },
): Promise<RunRequest> {
  refuseUnaskable(result, { probes, judged });
  const { benchmark, protocol, settings, completeness, model } = result;
  const part = drawn.sample === 'all' ? '' : `:${drawn.sample}`;
  const [request] = await requestsOf(
    {
      endpoint: words.endpoint,
      benchmark: words.benchmark ?? benchmark.id,
      split: benchmark.split,
      protocol: words.protocol ?? protocol.id,
      probe: probes.map((probe) => `${probe}${part}`),
      seed: drawn.seed,
      repeat: repeats,
      ...(words.data === undefined ? {} : { data: words.data }),
      ...(words.extraBody === undefined ? {} : { extraBody: words.extraBody }),
    },
    workingFolder,
    layers,
  );
  if (request === undefined) throw new Error('a benchmark gives one request');
  const wanted: RunRequest = {
    ...request,
    // The record's own, whatever an endpoint of the config says.
    settings,
    ...(settings.temperature === undefined ? { withoutTemperature: true } : {}),
    ...(benchmark.itemSetName === null
      ? { limit: benchmark.items }
      : {
          items: {
            name: benchmark.itemSetName,
            benchmark: benchmark.id,
            split: benchmark.split,
            ids: items.ids,
          },
        }),
    ...(completeness.skippedRows > 0 ? { skipInvalid: true } : {}),
    card: cardOf(model),
    ...(model.series === null ? {} : { series: model.series }),
  };
  const plan = await planRun(wanted);
  const differences = await differencesOf(plan, result);
  if (differences.length === 0) return wanted;
  throw new SightlineError(
    'COMPARISON_REFUSED',
    `asking would not be the measurement of ${result.id}:\n  ${differences.join('\n  ')}`,
    {
      hint: 'the data, the protocol (--protocol FILE, --extra-body) and the version of Sightline must be those of the record',
    },
  );
}

function refuseUnaskable(
  { id, provenance, probes: known, protocol }: Claim['result'],
  { probes, judged }: { probes: string[]; judged: boolean },
): void {
  const refuse = (what: string, hint: string) => {
    throw new SightlineError('COMPARISON_REFUSED', `${id}: ${what}`, { hint });
  };
  if (provenance.endpoint !== 'model') {
    const hint = 'sightline submit validate scores its replies again';
    refuse(
      `answers of a ${provenance.endpoint} endpoint come from no model that can be asked`,
      hint,
    );
  }
  if (known['full']?.checklists !== undefined)
    refuse(
      'its videos would be made anew, and be other ones',
      'judge them again: sightline score --judge',
    );
  for (const probe of probes) {
    if (known[probe] === undefined)
      refuse(`the record has no ${probe}`, `it has ${Object.keys(known).join(', ')}`);
    if (!VERIFIABLE_PROBES.includes(probe))
      refuse(
        `${probe} cannot be asked again as it was`,
        `these can: ${VERIFIABLE_PROBES.join(', ')}`,
      );
  }
  if ((protocol.judge !== undefined) !== judged) {
    if (judged) refuse('nobody judged its answers', 'leave --judge out');
    refuse(`its answers were judged by ${protocol.judge?.model}`, 'name the judge: --judge …');
  }
}

/** What is known of a model that a card may say. */
function cardOf(model: Claim['result']['model']): NonNullable<RunRequest['card']> {
  const { id, name, org, family, parametersB, weights, revision, url } = model;
  const known = Object.entries({ org, family, parametersB, revision, url });
  return { id, name, weights, ...Object.fromEntries(known.filter(([, value]) => value !== null)) };
}

/** Every way in which a plan is another measurement than a record; the judge shows afterwards. */
async function differencesOf(plan: RunPlan, result: Claim['result']): Promise<string[]> {
  const { protocol } = plan;
  const there = result.protocol;
  const pairs: [string, unknown, unknown][] = [
    ['items (hash)', result.benchmark.itemSet, plan.itemSet.hash],
    ['settings', result.settings, plan.settings],
    ...plan.probes.map(({ probe }): [string, unknown, unknown] => [
      `version of ${probe.id}`,
      result.probes[probe.id]?.version,
      probe.version,
    ]),
  ];
  if (there.judge === undefined) {
    const scored = scoredHash(await readingOf(protocol, plan.itemSet));
    pairs.push(['scored (hash of extractor and scorer)', there.scored, scored]);
  }
  if (there.asked !== plan.asked) {
    pairs.push(
      ['asked (protocol hash)', there.asked, plan.asked],
      ['prompt (hash)', there.promptHash, hashOf(protocol.prompt)],
      ['frames', there.frames, protocol.frames],
      ['transport', there.transport, protocol.transport],
      ['subtitles', there.subtitles, protocol.subtitles],
    );
  }
  return pairs
    .filter(([, one, two]) => canonicalJson(one ?? null) !== canonicalJson(two ?? null))
    .map(([field, one, two]) => `${field}: ${show(one)} in the record, ${show(two)} now`);
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}
