import { describe, expect, it } from 'vitest';
import { benchmark } from '../../../benchmarks/ruler-bench/benchmark.ts';
import { judgeTrialCount, withJudgeLines } from '../../../harness/plan/judge-lines.ts';
import { probes as probeRegistry } from '../../../harness/plan/probes.ts';
import type { Item } from '../../../harness/schema/item.ts';
import type { JournalLine } from '../../../harness/schema/journal.ts';
import { probeRecord } from '../../support/run-manifest.ts';

const IDS = ['a_1', 'b_1', 'c_1', 'd_1'];

const items = IDS.map((id): Item => ({
  id,
  cluster: id,
  split: 'test',
  question: `What of ${id}?`,
  gold: { kind: 'checklist', checks: [{ dimension: 'Rule Coherence', question: 'Is it so?' }] },
  tags: { category: 'science', task: id },
}));

const JUDGED = ['judge-blind', 'judge-one-frame', 'judge-shuffle', 'judge-wrong-video'];
const probes = await Promise.all(['full', ...JUDGED].map((id) => probeRegistry.load(id)));

type Made = { reply?: JournalLine['reply']; failure?: JournalLine['failure']; repeat?: number };

function lineOf(item: string, { reply, failure = null, repeat = 0 }: Made = {}): JournalLine {
  const file = `videos/${item}.mp4`;
  const stream = { codec: 'h264', width: 64, height: 64, frames: 9, seconds: 1 };
  const video = { file, bytes: 1, sha256: `sha of ${item}`, inputs: {}, stream };
  const usage = { inputTokens: 7 };
  return {
    trial: `${item}/full${repeat === 0 ? '' : `#${repeat}`}`,
    item,
    probe: 'full',
    variant: '',
    repeat,
    at: '2026-01-01T00:00:00.000Z',
    attempts: 1,
    latencyMs: 5,
    digest: 'd',
    frames: null,
    cached: false,
    reply: reply === undefined ? { text: file, finish: 'stop', usage, video } : reply,
    failure,
  };
}

const failed = { reply: null, failure: { code: 'CLIP_MISSING', message: 'no video' } };

function derived(
  lines: JournalLine[],
  { records = ['full', ...JUDGED].map((id) => probeRecord(id)), seed = 0 } = {},
) {
  const all = withJudgeLines(new Map(lines.map((line) => [line.trial, line])), {
    records,
    probes,
    itemSet: { ids: IDS },
    items,
    benchmark,
    seed,
  });
  const of = (trial: string) => {
    const line = all.get(trial);
    if (line === undefined) throw new Error(`no ${trial}`);
    return line;
  };
  return { all, of };
}

describe('lines of the probes of a judge', () => {
  const whole = IDS.map((id) => lineOf(id));

  it('stand behind the line of full whose video they are about, and cost nothing', () => {
    const records = ['full', 'judge-blind', 'judge-one-frame'].map((id) => probeRecord(id));
    const { all, of } = derived(whole, { records });
    expect([...all.keys()].slice(0, 4)).toEqual([
      'a_1/full',
      'a_1/judge-blind',
      'a_1/judge-one-frame',
      'b_1/full',
    ]);
    const [full, blind] = [of('a_1/full'), of('a_1/judge-blind')];
    expect(blind.reply?.video).toEqual(full.reply?.video);
    expect(blind).toMatchObject({ attempts: 0, latencyMs: 0, cached: true });
    expect(blind.reply?.usage).toBeUndefined();
    expect(full.reply?.usage).toEqual({ inputTokens: 7 });
  });

  it('are those that the manifest asks for: of a part of the items, of each variant, of each repeat', () => {
    const records = [
      probeRecord('full'),
      { ...probeRecord('judge-blind'), mask: '-x--' },
      {
        ...probeRecord('judge-shuffle'),
        variants: [
          { label: 'order-1', mask: null },
          { label: 'order-2', mask: 'x---' },
        ],
      },
    ];
    const { all } = derived([...whole, lineOf('a_1', { repeat: 1 })], { records });
    expect([...all.keys()].filter((trial) => !trial.includes('/full'))).toEqual([
      'a_1/judge-shuffle:order-1',
      'a_1/judge-shuffle:order-2',
      'b_1/judge-blind',
      'b_1/judge-shuffle:order-1',
      'c_1/judge-shuffle:order-1',
      'd_1/judge-shuffle:order-1',
      'a_1/judge-shuffle:order-1#1',
      'a_1/judge-shuffle:order-2#1',
    ]);
  });

  it('are counted before there are any', () => {
    const records = [
      probeRecord('full'),
      { ...probeRecord('judge-blind'), mask: '-x--' },
      {
        ...probeRecord('judge-shuffle'),
        variants: [
          { label: 'order-1', mask: null },
          { label: 'order-2', mask: 'x---' },
        ],
      },
    ];
    const plan = { probes: probes.map((probe) => ({ probe })), itemSet: { ids: IDS } };
    expect(judgeTrialCount({ ...plan, probeRecords: records, repeats: 2 })).toBe(2 * (1 + 4 + 1));
  });

  it('another video is that of each other item once, never its own, and the line says whose', () => {
    const { of } = derived(whole);
    const shown = IDS.map((id) => of(`${id}/judge-wrong-video`));
    expect(shown.map(({ item }) => item)).toEqual(IDS);
    const donors = shown.map((line) => line.shown?.donor?.cluster);
    expect(donors.toSorted((one = '', other = '') => one.localeCompare(other))).toEqual(IDS);
    for (const [index, line] of shown.entries()) {
      expect(donors[index]).not.toBe(IDS[index]);
      expect(line.reply?.video?.sha256).toBe(`sha of ${donors[index]}`);
      expect(line.shown?.donor).toMatchObject({
        file: `videos/${donors[index]}.mp4`,
        shares: ['category'],
        sameQuestion: false,
      });
    }
    expect(derived(whole.toReversed()).of('a_1/judge-wrong-video')).toEqual(shown[0]);
  });

  it('a donor without a video hands on to its own; the other items keep theirs', () => {
    const before = derived(whole);
    const donorOf = (from: typeof before, item: string) =>
      from.of(`${item}/judge-wrong-video`).shown?.donor?.cluster;
    const lost = donorOf(before, 'a_1') ?? '';
    const lines = IDS.map((id) => lineOf(id, id === lost ? failed : {}));
    const after = derived(lines);
    for (const id of IDS) {
      if (id === lost) continue;
      const wanted = donorOf(before, id);
      expect(donorOf(after, id)).toBe(wanted === lost ? donorOf(before, lost) : wanted);
    }
  });

  it('nobody is asked where no other item has a video', () => {
    const { of } = derived(IDS.map((id) => lineOf(id, id === 'b_1' ? {} : failed)));
    expect(of('b_1/judge-wrong-video')).toMatchObject({
      reply: null,
      failure: { code: 'PROBE_INAPPLICABLE' },
    });
    expect(of('b_1/judge-blind').reply?.video).toBeDefined();
  });

  it('an item without a video has the outcome of full under each of them', () => {
    const refused = { reply: { text: '', finish: 'refusal' as const } };
    const { of } = derived([lineOf('a_1', failed), lineOf('b_1', refused), lineOf('c_1')]);
    for (const probe of ['judge-blind', 'judge-one-frame', 'judge-wrong-video']) {
      expect(of(`a_1/${probe}`)).toMatchObject(failed);
      expect(of(`b_1/${probe}`).reply).toEqual(refused.reply);
    }
  });
});
