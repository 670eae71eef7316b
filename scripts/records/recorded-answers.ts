import { access, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { baselines as registry } from '../../harness/endpoints/baseline.ts';
import type { RunRequest } from '../../harness/plan/run-plan.ts';
import { readConfig } from '../../harness/read-config.ts';
import { itemListSchema } from '../../harness/schema/item-set.ts';
import type { ModelCard } from '../../harness/schema/model-card.ts';
import type { Result } from '../../harness/schema/result.ts';
import { SCALEGRID } from '../../benchmarks/video-mme/scalegrid.ts';

/** A record to be made: what to replay, and where its answers come from. */
export type Recording = { request: RunRequest; source: Result['provenance']['source'] };

const shared = { protocol: 'sightline', probes: ['full'], seed: 0, settings: {} };

/** Which baselines are recorded: all of them take minutes. */
export type Extent = 'quick' | 'all';

export const QUICK_RULES = ['longest-option', 'majority-letter'];

/** Everything that can be recorded from the real annotations and answers below `data`. */
export async function recordings(data: string, extent: Extent): Promise<Recording[]> {
  return [hga(data), ...(await scalegrid(data)), ...(await baselines(data, extent))];
}

/** HGA (BERT features, fine-tuned) on NExT-QA val, as its authors publish it: an index from 0 to 4. */
function hga(data: string): Recording {
  return {
    request: {
      ...shared,
      benchmark: 'nextqa',
      split: 'val',
      data: join(data, 'nextqa'),
      endpoint: `replay:${join(data, 'predictions/nextqa-hga/HGA-bert-ft-h256-val.json')}`,
      protocol: 'recorded',
      card: { id: 'hga-bert-ft', name: 'HGA (BERT-FT)', family: 'HGA', weights: 'open' },
    },
    source: {
      title: 'Answers published by the NExT-QA authors',
      url: 'https://github.com/doc-doc/NExT-QA',
    },
  };
}

const SCALEGRID_MODELS: Record<string, ModelCard> = {
  'Qwen2.5-VL-7B': { org: 'Qwen', family: 'Qwen2.5-VL', parametersB: 7 },
  'Qwen3-VL-8B': { org: 'Qwen', family: 'Qwen3-VL', parametersB: 8 },
  'InternVL3-8B': { org: 'OpenGVLab', family: 'InternVL3', parametersB: 8 },
  'InternVL3.5-8B': { org: 'OpenGVLab', family: 'InternVL3.5', parametersB: 8 },
  'LLaVA-NeXT-Video-7B': { org: 'LMMs-Lab', family: 'LLaVA-NeXT-Video', parametersB: 7 },
};

/** Five models on parts of Video-MME at every configuration; `textonly` was asked once for all of them. */
async function scalegrid(data: string): Promise<Recording[]> {
  const made: Recording[] = [];
  for (const [name, card] of Object.entries(SCALEGRID_MODELS)) {
    for (const list of ['short-786', 'medium-639']) {
      const part = list.split('-')[0];
      const file = join(
        data,
        `predictions/video-mme-scalegrid/${name}_V1_${part}_predictions_wide.csv`,
      );
      if (!(await exists(file))) continue;
      const [header = ''] = (await readFile(file, 'utf8')).split('\n');
      const columns = new Set(header.trim().split(','));
      const items = await readConfig(
        fileURLToPath(
          new URL(`../../benchmarks/video-mme/item-sets/${list}.json`, import.meta.url),
        ),
        itemListSchema,
      );
      for (const [frames, thousandPixels] of SCALEGRID) {
        const column = `${frames}f_${thousandPixels}k`;
        if (!columns.has(column)) continue;
        made.push({
          request: {
            ...shared,
            benchmark: 'video-mme',
            data: join(data, 'video-mme'),
            endpoint: `replay:${file}#item=sample_id&full=${column}&blind=textonly`,
            protocol: `scalegrid-${frames}f-${thousandPixels}k`,
            probes: ['full', 'blind'],
            items,
            card: { id: name.toLowerCase(), name, weights: 'open', ...card },
            sharedProbes: {
              blind: 'Asked once per model, without the video; stands beside every frame count.',
            },
          },
          source: { title: 'sunwenzhang1996/video-mme-scalegrid, labels CC-BY-4.0', url: null },
        });
      }
    }
  }
  return made;
}

/** The splits that rules without a model are recorded on, and the folder of their rows. */
export const SPLITS = [
  ['nextqa', 'val', 'nextqa'],
  ['nextqa', 'test', 'nextqa'],
  ['video-mme', 'test', 'video-mme'],
] as const;

async function baselines(data: string, extent: Extent): Promise<Recording[]> {
  const rules = extent === 'all' ? await registry.ids() : QUICK_RULES;
  return SPLITS.flatMap(([benchmark, split, folder]) =>
    rules.map((rule) => ({
      request: {
        ...shared,
        benchmark,
        split,
        data: join(data, folder),
        endpoint: `baseline:${rule}`,
      },
      source: null,
    })),
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
