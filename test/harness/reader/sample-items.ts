import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Media } from '../../../harness/media/media.ts';
import { benchmarks } from '../../../harness/plan/benchmarks.ts';
import type { Frame } from '../../../harness/schema/frames.ts';
import type { Item } from '../../../harness/schema/item.ts';
import { STANDARD_FRAMES } from '../../../harness/schema/protocol.ts';
import type { Protocol } from '../../../harness/schema/protocol.ts';
import type { Need } from '../../../scripts/samples/question.ts';
import type { Truth } from '../../../scripts/samples/sample.ts';
import { loadItems } from '../../support/load-items.ts';

/** An item of a sample with its decoded frames and what is true of it. */
export type SampleItem = {
  benchmark: string;
  protocols: Record<string, Protocol>;
  item: Item;
  frames: Frame[];
  needs: Need;
  gold: string;
};

export const QUESTION_ANSWERING = ['nextqa', 'video-mme', 'motionbench', 'videokr-eval'];

/** Every item of a sample, hidden and open-ended ones too, with the frames of the standard policy. */
export async function sampleItems(id: string, media: Media): Promise<SampleItem[]> {
  const { protocols, ...benchmark } = await benchmarks.load(id);
  const root = sampleFolder(id);
  const truth = truthOf(id);
  const splits = id === 'motionbench' ? ['dev', 'test'] : [benchmark.defaultSplit];
  const clips = new Map<string, Frame[]>();
  const found: SampleItem[] = [];
  for (const split of splits) {
    const { items } = await loadItems({ protocols, ...benchmark }, root, split);
    for (const item of items) {
      const file = item.clip?.file ?? '';
      const frames =
        clips.get(file) ?? (await media.decode({ root, file }, STANDARD_FRAMES)).frames;
      clips.set(file, frames);
      const { needs, gold } = truth[item.id] ?? {};
      if (needs === undefined || typeof gold !== 'string') throw new Error(`no truth: ${item.id}`);
      found.push({ benchmark: id, protocols, item, frames, needs, gold });
    }
  }
  return found;
}

export function truthOf(benchmark: string): Truth {
  return JSON.parse(readFileSync(`${sampleFolder(benchmark)}truth.json`, 'utf8')) as Truth;
}

export function sampleFolder(benchmark: string): string {
  return fileURLToPath(new URL(`../../../benchmarks/${benchmark}/sample/`, import.meta.url));
}
