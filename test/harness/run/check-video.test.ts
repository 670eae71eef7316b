import { cp, readFile, truncate, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { MediaError } from '../../../harness/errors.ts';
import { openMedia } from '../../../harness/media/media.ts';
import { checkVideo } from '../../../harness/run/check-video.ts';
import { SAMPLE_VIDEO } from '../../support/generator-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function checker() {
  const root = await temporaryFolder();
  const media = await openMedia({ processes: 1 });
  onTestFinished(() => media.close());
  return { root, media, check: (file: string) => checkVideo({ root, file }, media) };
}

it('says what a video is', async () => {
  const { root, check } = await checker();
  await cp(SAMPLE_VIDEO, join(root, 'a.mp4'));
  const bytes = await readFile(SAMPLE_VIDEO);
  expect(await check('a.mp4')).toEqual({
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    stream: { codec: 'h264', width: 320, height: 240, frames: 48, seconds: 4 },
  });
});

it('a file that is missing, empty, cut short or no video is told so, each with what to do', async () => {
  const { root, check } = await checker();
  await writeFile(join(root, 'empty.mp4'), '');
  await writeFile(join(root, 'text.mp4'), 'this is no video');
  await cp(SAMPLE_VIDEO, join(root, 'short.mp4'));
  await truncate(join(root, 'short.mp4'), 3000);
  await expect(check('none.mp4')).rejects.toMatchObject({ code: 'VIDEO_MISSING' });
  for (const file of ['empty.mp4', 'text.mp4', 'short.mp4'])
    await expect(check(file)).rejects.toMatchObject({
      name: 'MediaError',
      code: 'VIDEO_UNREADABLE',
      hint: expect.stringContaining('made again') as string,
    });
});

it('a video whose frames are damaged in the middle does not pass by its header', async () => {
  const { root, check } = await checker();
  const bytes = await readFile(SAMPLE_VIDEO);
  const start = bytes.indexOf('mdat') + 4;
  bytes.fill(0xff, start, start + 4000);
  await writeFile(join(root, 'damaged.mp4'), bytes);
  await expect(check('damaged.mp4')).rejects.toMatchObject({ code: 'VIDEO_UNREADABLE' });
});

it('a decoder that fails says nothing of the video', async () => {
  const { root } = await checker();
  await cp(SAMPLE_VIDEO, join(root, 'a.mp4'));
  const broken = () => Promise.reject(new MediaError('DECODER_CRASHED', 'it died'));
  await expect(
    checkVideo({ root, file: 'a.mp4' }, { probe: broken, decode: broken }),
  ).rejects.toMatchObject({ code: 'DECODER_CRASHED' });
});
