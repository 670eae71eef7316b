import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { judge } from '../../../../harness/answers/judges/checklist.ts';
import { encode } from '../../../../harness/endpoints/openai/encode.ts';
import type { Media } from '../../../../harness/media/media.ts';
import { benchmarks } from '../../../../harness/plan/benchmarks.ts';
import type { Frame, SamplingPolicy } from '../../../../harness/schema/frames.ts';
import type { Item } from '../../../../harness/schema/item.ts';
import type { Rating } from '../../../../harness/schema/rubric.ts';
import { RATINGS } from '../../../../harness/schema/rubric.ts';
import type { Truth } from '../../../../scripts/samples/sample.ts';
import { loadItems } from '../../../support/load-items.ts';
import { sampleFolder, truthOf } from '../sample-items.ts';

export const GENERATORS = ['keeps-the-rule', 'breaks-the-rule'] as const;
export type Generator = (typeof GENERATORS)[number];

/** An item of the sample with everything that a judge may be shown, and the right ratings. */
export type JudgedSample = {
  item: Item;
  needs: Truth[string]['needs'];
  gold: Record<Generator, Rating[]>;
  videos: Record<Generator, Frame[]>;
  inputVideo: Frame[];
  /** As JPEG, in the order in which the judge asks for them. */
  pictures: Buffer[];
};

const root = sampleFolder('ruler-bench');

export async function judgedSamples(media: Media): Promise<JudgedSample[]> {
  const benchmark = await benchmarks.load('ruler-bench');
  const policy = benchmark.protocols['sightline']!.frames as SamplingPolicy;
  const truth = truthOf('ruler-bench');
  const { items } = await loadItems(benchmark, root);
  return Promise.all(
    items.map((item) => sampleOf(item, { media, policy, truth, name: benchmark.videoName!(item) })),
  );
}

async function sampleOf(
  item: Item,
  {
    media,
    policy,
    truth,
    name,
  }: { media: Media; policy: SamplingPolicy; truth: Truth; name: string },
): Promise<JudgedSample> {
  const decode = async (file: string) => (await media.decode({ root, file }, policy)).frames;
  const { needs, gold } = truth[item.id]!;
  const files = judge.looks!.pictures!({ item, answer: '' });
  const [keeps, breaks] = await Promise.all(
    GENERATORS.map((generator) => decode(`generated/${generator}/${name}.mp4`)),
  );
  return {
    item,
    needs,
    gold: gold as unknown as Record<Generator, Rating[]>,
    videos: { 'keeps-the-rule': keeps!, 'breaks-the-rule': breaks! },
    inputVideo: item.clip === undefined ? [] : await decode(item.clip.file),
    pictures: await Promise.all(
      files.map(async (file) =>
        sharp(await readFile(`${root}${file}`))
          .jpeg({ quality: 90 })
          .toBuffer(),
      ),
    ),
  };
}

/** Asks a judge over HTTP as the program itself does: its words, its parts, the adapter's encoding. */
export async function askJudge(
  url: string,
  sample: JudgedSample,
  frames: Frame[],
): Promise<string> {
  const { item, inputVideo, pictures } = sample;
  const clips = [...(item.clip === undefined ? [] : [{ frames: inputVideo }]), { frames }];
  const parts = judge.looks!.parts({ item, answer: 'video.mp4' }, { clips, pictures });
  const { system } = judge.prompt;
  const response = await fetch(`${url}/chat/completions`, {
    method: 'POST',
    body: JSON.stringify(
      encode(
        'sightline-reader',
        { system, parts, settings: judge.settings, fields: {} },
        {
          dialect: { tokenLimit: 'max_tokens', stream: 'none' },
        },
      ),
    ),
  });
  const reply = (await response.json()) as { choices: { message: { content: string } }[] };
  return reply.choices[0]?.message.content ?? '';
}

/** The ratings of a reply as the program reads them; none where it cannot. */
export function ratingsOf(reply: string, { item }: JudgedSample): Rating[] {
  const { verdict } = judge.read(reply, { item, answer: 'video.mp4' });
  return Object.values(verdict ?? {}).map((value) => RATINGS[RATINGS.length - 1 - value]!);
}
