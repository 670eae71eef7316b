import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { annotations as motionbench } from '../../../benchmarks/motionbench/annotations.ts';
import { annotations as nextqa } from '../../../benchmarks/nextqa/annotations.ts';
import { annotations as videoMme } from '../../../benchmarks/video-mme/annotations.ts';
import { peers } from '../../../harness/answers/registry.ts';
import { parseContent } from '../../../harness/imports/content.ts';
import type { Content } from '../../../harness/imports/answer-file.ts';
import { readingOf } from '../../../harness/plan/reading.ts';
import { defineProtocol } from '../../../harness/schema/protocol.ts';
import type { Known } from '../../../site/src/model/check/check-claim.ts';
import type { KnownSet } from '../../../site/src/model/check/item-choice.ts';

export const benchmarks = [nextqa, videoMme, motionbench];

/** As the page has it, with the readers of the command line. */
export async function known(board: KnownSet[] = []): Promise<Known> {
  const reading = await readingOf({ extractor: 'choice', scorer: 'exact' } as ReturnType<
    typeof defineProtocol
  >);
  const loaded = new Map(
    await Promise.all((await peers.ids()).map(async (id) => [id, await peers.load(id)] as const)),
  );
  return {
    benchmarks,
    board,
    readersOf: ({ peerExtractors = [] }) => ({
      reading,
      peers: peerExtractors.flatMap((id) => loaded.get(id) ?? []),
    }),
  };
}

export async function contentOf(path: string): Promise<Content> {
  return parseContent(basename(path), await readFile(path));
}

export function textContent(file: string, text: string): Promise<Content> {
  return parseContent(file, new TextEncoder().encode(text));
}
