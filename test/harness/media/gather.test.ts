import { describe, expect, test } from 'vitest';
import { gather, type Attempt, type Outcome } from '../../../harness/media/gather.ts';
import type { Run, WantedFrame } from '../../../harness/media/runs.ts';
import type { KeyFrame } from '../../../harness/media/timeline.ts';

type Picture = { index: number };

const frame = (index: number): WantedFrame => ({
  index,
  packet: index,
  pts: index * 10,
  atSeconds: index / 10,
});
const key = (packet: number): KeyFrame => ({ packet, pts: packet * 10, first: packet === 0 });

const run: Run = {
  key: key(20),
  previous: key(10),
  wanted: [frame(21), frame(25)],
  packets: 6,
};

/** Runs `gather` over `run`; tells what was tried, as `frames from key`. */
async function tried(decoder: (attempt: Attempt) => Partial<Outcome<Picture>>) {
  const attempts: string[] = [];
  const result = gather<Picture>({ runs: [run], first: key(0) }, async (attempt) => {
    attempts.push(`${attempt.wanted.map(({ index }) => index).join()} from ${attempt.from.packet}`);
    return { pictures: [], anchored: true, error: null, ...decoder(attempt) };
  });
  return { attempts, result: await result.catch((error: unknown) => error) };
}

const all = ({ wanted }: Attempt) => ({ pictures: wanted.map(({ index }) => ({ index })) });

test('one attempt a run where all goes well', async () => {
  const { attempts, result } = await tried(all);
  expect(attempts).toEqual(['21,25 from 20']);
  expect(result).toEqual([{ index: 21 }, { index: 25 }]);
});

test('from the key frame before, where the seek lands late', async () => {
  const { attempts } = await tried((attempt) =>
    attempt.from.packet === 20 ? { anchored: false } : all(attempt),
  );
  expect(attempts).toEqual([
    '21,25 from 20',
    '21,25 from 20',
    '21 from 20',
    '21 from 10',
    '25 from 20',
    '25 from 10',
  ]);
});

test('at last all in one pass from the first key frame', async () => {
  const { attempts, result } = await tried((attempt) =>
    attempt.from.first ? all(attempt) : { anchored: false },
  );
  expect(attempts.at(-1)).toBe('21,25 from 0');
  expect(result).toEqual([{ index: 21 }, { index: 25 }]);
});

describe('a frame that does not decode is named', () => {
  test('at once when the decoder complains behind a whole key frame', async () => {
    const { attempts, result } = await tried(({ wanted }) =>
      wanted.some(({ index }) => index === 25)
        ? { pictures: wanted.length === 1 ? [] : [{ index: 21 }], error: 'bad slice' }
        : {},
    );
    expect(attempts).toEqual(['21,25 from 20', '25 from 20']);
    expect(result).toMatchObject({
      code: 'CLIP_UNDECODABLE',
      message: 'frame 25 (at 2.500 s) cannot be decoded: bad slice',
    });
  });

  test('at last when its packet gives no picture', async () => {
    const { result } = await tried(({ wanted }) => all({ wanted: wanted.slice(0, 0) } as Attempt));
    expect(result).toMatchObject({
      code: 'CLIP_UNDECODABLE',
      message: expect.stringContaining('frame 21') as unknown,
    });
  });
});
