import { expect, test } from 'vitest';
import { benchmarks } from '../../../harness/plan/benchmarks.ts';
import { askedHash } from '../../../harness/plan/protocol-hash.ts';
import { PACKED_CLIP_FIELDS } from '../../../harness/schema/packed-clip.ts';
import { protocolOf, protocolsOf } from '../../../harness/plan/protocols.ts';

const nextqa = await benchmarks.load('nextqa');

test('each protocol that shows frames can also send a clip and a whole video', () => {
  expect(Object.keys(protocolsOf(nextqa))).toEqual([
    'sightline',
    'sightline-clip',
    'sightline-video',
    'sightline-reason',
    'sightline-reason-clip',
    'sightline-reason-video',
    'sightline-grounded',
    'sightline-grounded-clip',
    'sightline-grounded-video',
    'lmms-eval',
    'lmms-eval-clip',
    'lmms-eval-video',
    'recorded',
  ]);
});

test('a transport is asked otherwise, and the protocol it comes from stays what it was', () => {
  const base = protocolOf(nextqa, 'sightline');
  expect(base).toEqual(nextqa.protocols['sightline']);
  const clip = protocolOf(nextqa, 'sightline-clip');
  const video = protocolOf(nextqa, 'sightline-video');
  expect(clip).toMatchObject({ transport: 'clip', frames: base.frames, prompt: base.prompt });
  expect(clip.requestFields).toEqual(PACKED_CLIP_FIELDS);
  expect(video).toMatchObject({ transport: 'video', requestFields: {} });
  expect(new Set([base, clip, video].map(askedHash)).size).toBe(3);
});

test('video generators are not asked, so they have no transports', async () => {
  const ruler = await benchmarks.load('ruler-bench');
  expect(protocolsOf(ruler)).toEqual(ruler.protocols);
});

test('an unknown protocol names the nearest', () => {
  expect(() => protocolOf(nextqa, 'sightline-clop')).toThrow(
    expect.objectContaining({ hint: expect.stringContaining('"sightline-clip"') as string }),
  );
});
