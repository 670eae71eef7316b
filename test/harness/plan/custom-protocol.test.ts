import { join } from 'node:path';
import { expect, test } from 'vitest';
import { benchmarks } from '../../../harness/plan/benchmarks.ts';
import { resolveProtocol } from '../../../harness/plan/custom-protocol.ts';
import { askedHash } from '../../../harness/plan/protocol-hash.ts';
import { PACKED_CLIP_FIELDS } from '../../../harness/schema/packed-clip.ts';
import { protocolOf } from '../../../harness/plan/protocols.ts';
import { dataFolder } from '../../support/data-folder.ts';

const nextqa = await benchmarks.load('nextqa');
const ours = protocolOf(nextqa, 'sightline');

const fromFile = (file: unknown) =>
  resolveProtocol(nextqa, join(dataFolder({ 'p.json': JSON.stringify(file) }), 'p.json'));

test('a file changes what it names and keeps the rest', async () => {
  const protocol = await fromFile({
    extends: 'sightline',
    id: 'eight',
    frames: { ...ours.frames, count: 8 },
    defaults: { maxTokens: 16 },
  });
  expect(protocol).toMatchObject({
    id: 'eight',
    title: 'eight, after Sightline',
    custom: true,
    frames: { count: 8 },
    prompt: ours.prompt,
    defaults: { temperature: 0, maxTokens: 16 },
  });
  expect(askedHash(protocol)).not.toBe(askedHash(ours));
});

test('a file that changes nothing but names is asked alike, and custom all the same', async () => {
  const protocol = await fromFile({ extends: 'sightline', id: 'same' });
  expect(askedHash(protocol)).toBe(askedHash(ours));
  expect(protocol.custom).toBe(true);
});

test('a transport in a file is the same as the transport by name', async () => {
  const clip = await fromFile({ extends: 'sightline', id: 'mine', transport: 'clip' });
  expect(askedHash(clip)).toBe(askedHash(protocolOf(nextqa, 'sightline-clip')));
  const back = await fromFile({ extends: 'sightline-clip', id: 'mine', transport: 'frames' });
  expect(askedHash(back)).toBe(askedHash(ours));
});

test('request fields are merged into those of the protocol and make it custom', async () => {
  const fields = { mm_processor_kwargs: { max_pixels: 1000 } };
  const protocol = await resolveProtocol(nextqa, 'sightline-clip', fields);
  expect(protocol.requestFields).toEqual({
    ...PACKED_CLIP_FIELDS,
    mm_processor_kwargs: { do_sample_frames: false, max_pixels: 1000 },
  });
  expect(protocol).toMatchObject({ id: 'sightline-clip', custom: true });
  expect((await resolveProtocol(nextqa, 'sightline')).custom).toBe(false);
});

test.each([
  ['an unknown key', { extends: 'sightline', id: 'x', frame: 8 }, /p\.json.*frame/],
  ['an unknown base', { extends: 'sightlin', id: 'x' }, /p\.json: extends.*"sightlin"/],
  ['recorded answers', { extends: 'recorded', id: 'x' }, /p\.json: extends.*not disclosed/],
  ['a taken name', { extends: 'sightline', id: 'lmms-eval' }, /p\.json: id/],
  ['no question', { extends: 'sightline', id: 'x', prompt: { segments: [] } }, /\{question\}/],
])('%s is an error with file and field', async (_name, file, message) => {
  await expect(fromFile(file)).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringMatching(message) as string,
  });
});
