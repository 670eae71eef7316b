import { describe, expect, it } from 'vitest';
import { decodeEntry, encodeEntry } from '../../../harness/queue/entry.ts';
import type { JournalLine } from '../../../harness/schema/journal.ts';
import { decodedClip } from '../../support/decoded-clip.ts';

function line(text: string): JournalLine {
  return {
    trial: '1/full',
    item: '1',
    probe: 'full',
    variant: '',
    repeat: 0,
    at: new Date(0).toISOString(),
    attempts: 1,
    latencyMs: 5,
    digest: 'd',
    frames: 'f',
    cached: false,
    reply: { text, finish: 'stop' },
    failure: null,
  };
}

describe('a line on its way', () => {
  it('arrives as it was, with its manifest, whatever letters it holds', async () => {
    const { manifest } = decodedClip('videos/v.mp4', 4);
    for (const text of ['A', 'Ä 動画 \u0000 \n'.repeat(5000)]) {
      for (const entry of [{ line: line(text) }, { line: line(text), manifest }]) {
        const { field, value } = await encodeEntry(entry);
        expect(await decodeEntry(field, value)).toEqual(entry);
      }
    }
  });

  it('is compressed where it is long, and only there', async () => {
    const long = await encodeEntry({ line: line('because it moves. '.repeat(10_000)) });
    expect(long.field).toBe('brotli');
    expect(long.value.length).toBeLessThan(10_000);
    expect((await encodeEntry({ line: line('A') })).field).toBe('json');
  });

  it('that is none is an error', async () => {
    for (const [field, value] of [
      ['json', '{'],
      ['json', '{"line":{"trial":"x"}}'],
      ['brotli', 'no such thing'],
    ] as const) {
      await expect(decodeEntry(field, Buffer.from(value))).rejects.toThrow();
    }
  });
});
