import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMedia } from '../../../harness/media/media.ts';
import { renderPrompt } from '../../../harness/plan/prompt.ts';
import { random } from '../../../harness/random.ts';
import { startReader } from '../../../harness/reader/server.ts';
import type { Reader } from '../../../harness/reader/server.ts';
import type { Frame } from '../../../harness/schema/frames.ts';
import type { Need } from '../../../scripts/samples/question.ts';
import { QUESTION_ANSWERING, sampleItems } from './sample-items.ts';
import type { SampleItem } from './sample-items.ts';

/** The reader is asked over HTTP with frames of the real clips; nothing but the truth file knows the answers. */

let reader: Reader;
let items: SampleItem[];
beforeAll(async () => {
  reader = await startReader();
  const media = await openMedia();
  items = (await Promise.all(QUESTION_ANSWERING.map((id) => sampleItems(id, media)))).flat();
  await media.close();
});
afterAll(() => reader.close());

const OVER_TIME: Need[] = ['motion', 'order', 'count'];
const SHUFFLES = 4;

const PROBES: Record<string, (frames: Frame[], item: SampleItem) => Frame[]> = {
  full: (frames) => frames,
  blind: () => [],
  middle: (frames) => frames.slice(frames.length >> 1, (frames.length >> 1) + 1),
  reverse: (frames) => frames.toReversed(),
};

async function ask(sample: SampleItem, frames: Frame[], protocol = 'sightline'): Promise<string> {
  const { prompt } = sample.protocols[protocol]!;
  const { text } = renderPrompt(prompt, sample.item, { pictures: frames.length });
  const response = await fetch(`${reader.url}/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({
      model: 'sightline-reader',
      messages: [
        {
          role: 'user',
          content: [
            ...frames.map(({ jpeg }) => ({
              type: 'image_url',
              image_url: {
                url: `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`,
              },
            })),
            { type: 'text', text },
          ],
        },
      ],
    }),
  });
  const reply = (await response.json()) as { choices: { message: { content: string } }[] };
  return reply.choices[0]?.message.content ?? '';
}

async function askAll(chosen: SampleItem[], probe: string): Promise<string[]> {
  return Promise.all(chosen.map((one) => ask(one, PROBES[probe]!(one.frames, one))));
}

function shuffled(frames: Frame[], ...key: string[]): Frame[] {
  const stream = random(0, ...key);
  const left = [...frames];
  return frames.flatMap(() => left.splice(stream.integer(0, left.length - 1), 1));
}

function choices(needs: Need[], benchmark?: string): SampleItem[] {
  return items.filter(
    (one) =>
      one.item.options !== undefined &&
      needs.includes(one.needs) &&
      (benchmark === undefined || one.benchmark === benchmark),
  );
}

const golds = (chosen: SampleItem[]) => chosen.map((one) => one.gold);
const ids = (chosen: SampleItem[]) => chosen.map((one) => one.item.id);

/** Share of right answers. */
function share(answers: string[], chosen: SampleItem[]): number {
  return answers.filter((answer, index) => answer === chosen[index]?.gold).length / answers.length;
}

it.each(QUESTION_ANSWERING)('%s: shown everything, every answer is right', async (benchmark) => {
  const chosen = choices(['text', 'frame', ...OVER_TIME], benchmark);
  const answers = await askAll(chosen, 'full');
  expect(Object.fromEntries(ids(chosen).map((id, i) => [id, answers[i]]))).toEqual(
    Object.fromEntries(chosen.map((one) => [one.item.id, one.gold])),
  );
});

it('open-ended questions get a short text', async () => {
  const open = items.filter((one) => one.item.options === undefined);
  expect(open.length).toBeGreaterThan(0);
  for (const [index, answer] of (await askAll(open, 'full')).entries()) {
    expect(open[index]?.gold).toContain(answer);
  }
});

describe('every protocol is understood', () => {
  it.each(['sightline-reason', 'sightline-grounded', 'lmms-eval', 'authors'])(
    '%s',
    async (protocol) => {
      const chosen = choices(['text', 'frame', ...OVER_TIME]).filter(
        (one) => one.protocols[protocol] !== undefined,
      );
      const answers = await Promise.all(chosen.map((one) => ask(one, one.frames, protocol)));
      const letters = answers.map((answer) => /<answer>(.*)<\/answer>/.exec(answer)?.[1] ?? answer);
      expect(letters).toEqual(golds(chosen));
      const tagged = answers.every((answer) => answer.startsWith('<think>'));
      expect(tagged).toBe(protocol !== 'lmms-eval');
    },
  );
});

describe('shown nothing', () => {
  it('what words settle is right', async () => {
    const chosen = choices(['text']);
    expect(await askAll(chosen, 'blind')).toEqual(golds(chosen));
  });

  it('the rest is guessed: about as often right as chance', async () => {
    const chosen = choices(['frame', ...OVER_TIME]);
    expect(share(await askAll(chosen, 'blind'), chosen)).toBeLessThan(0.4);
  });
});

describe('shown the middle frame', () => {
  it('what words or one frame settle is right', async () => {
    const chosen = choices(['text', 'frame']);
    expect(await askAll(chosen, 'middle')).toEqual(golds(chosen));
  });

  it('what needs time is the same guess as without any frame', async () => {
    const chosen = choices(OVER_TIME);
    expect(await askAll(chosen, 'middle')).toEqual(await askAll(chosen, 'blind'));
  });
});

describe('shown the frames in another order', () => {
  it('what words or one frame settle stays right', async () => {
    const chosen = choices(['text', 'frame']);
    expect(await askAll(chosen, 'reverse')).toEqual(golds(chosen));
  });

  it('backwards, motion and order are read the other way round', async () => {
    const chosen = choices(['motion', 'order']);
    const answers = await askAll(chosen, 'reverse');
    expect(share(answers, chosen)).toBeLessThan(0.15);
  });

  it('backwards, counts are the same', async () => {
    const chosen = choices(['count']);
    expect(await askAll(chosen, 'reverse')).toEqual(golds(chosen));
  });

  it('shuffled, what needs time goes wrong', async () => {
    const chosen = choices(OVER_TIME);
    const rounds = await Promise.all(
      Array.from({ length: SHUFFLES }, (_, round) =>
        Promise.all(
          chosen.map((one) => ask(one, shuffled(one.frames, one.item.id, String(round)))),
        ),
      ),
    );
    for (const need of OVER_TIME) {
      const rights = rounds.map((answers) => {
        const at = chosen.flatMap((one, index) => (one.needs === need ? [index] : []));
        return share(
          at.map((index) => answers[index] ?? ''),
          at.map((index) => chosen[index]!),
        );
      });
      const mean = rights.reduce((sum, right) => sum + right, 0) / SHUFFLES;
      expect(mean, need).toBeLessThan(0.4);
    }
  });

  it('every item that needs time has an order that changes its answer', async () => {
    const chosen = choices(OVER_TIME);
    const unmoved: string[] = [];
    for (const one of chosen) {
      const orders = [
        one.frames.toReversed(),
        ...Array.from({ length: SHUFFLES }, (_, round) =>
          shuffled(one.frames, one.item.id, String(round)),
        ),
      ];
      const answers = await Promise.all(orders.map((frames) => ask(one, frames)));
      if (answers.every((answer) => answer === one.gold)) unmoved.push(one.item.id);
    }
    expect(unmoved).toEqual([]);
  });
});
