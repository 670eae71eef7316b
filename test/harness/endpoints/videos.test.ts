import { existsSync } from 'node:fs';
import { link, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { adapter } from '../../../harness/endpoints/videos.ts';
import { linkOrCopy } from '../../../harness/endpoints/videos/link-or-copy.ts';
import { videoRequest } from '../../support/asked-video.ts';
import { openEndpoint, pictureRequest, unaborted } from '../../support/asked.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [file, content] of Object.entries(files)) {
    await mkdir(join(folder, file, '..'), { recursive: true });
    await writeFile(join(folder, file), content);
  }
  return folder;
}

const identify = (model: string) => adapter.identify?.({ adapter: 'videos', model });

async function take(folder: string, name: string): Promise<string> {
  const endpoint = await openEndpoint(`videos:${folder}`);
  const { request } = await videoRequest({ name });
  await mkdir(join(request.target, '..'), { recursive: true });
  const made = await endpoint.generate?.(request, unaborted);
  expect(made).toEqual({ made: true, inputs: {} });
  return readFile(request.target, 'utf8');
}

it.each(['mp4', 'webm', 'mov', 'mkv', 'MP4'])('finds <task>/<index>.%s', async (ending) => {
  const folder = await folderOf({ [`free fall/1.${ending}`]: 'one', 'free fall/2.mp4': 'two' });
  expect(await take(folder, 'free fall/1')).toBe('one');
});

it('links where it can, and follows links that the folder itself is made of', async () => {
  const folder = await folderOf({ 'a/1.mp4': 'one', 'elsewhere/x.mp4': 'two' });
  await symlink('../elsewhere/x.mp4', join(folder, 'a', '2.mp4'));
  expect(await take(folder, 'a/2')).toBe('two');
  const target = join(await temporaryFolder(), '1.mp4');
  await linkOrCopy(join(folder, 'a', '1.mp4'), target);
  const [source, linked] = await Promise.all([stat(join(folder, 'a', '1.mp4')), stat(target)]);
  expect(linked.ino).toBe(source.ino);
});

/** Memory, where a Linux machine has it: another device than the temporary folder. */
const OTHER_DEVICE = '/dev/shm';

it.skipIf(!existsSync(OTHER_DEVICE))(
  'copies where the run folder is on another device',
  async () => {
    const folder = await folderOf({ 'a/1.mp4': 'one' });
    const elsewhere = await mkdtemp(join(OTHER_DEVICE, 'sightline-test-'));
    onTestFinished(() => rm(elsewhere, { recursive: true, force: true }));
    await linkOrCopy(join(folder, 'a/1.mp4'), join(elsewhere, '1.mp4'));
    expect(await readFile(join(elsewhere, '1.mp4'), 'utf8')).toBe('one');
  },
);

it('a target that is there already is a bug, and not overwritten in silence', async () => {
  const folder = await folderOf({ 'a/1.mp4': 'one', 'b.mp4': 'other' });
  await expect(linkOrCopy(join(folder, 'a/1.mp4'), join(folder, 'b.mp4'))).rejects.toMatchObject({
    code: 'EEXIST',
  });
});

it.each([
  ['a/9', 'VIDEO_MISSING'],
  ['a/empty', 'VIDEO_UNREADABLE'],
  ['../secret/1', 'VIDEO_MISSING'],
  ['a/../../secret/1', 'VIDEO_MISSING'],
  ['/etc/passwd', 'VIDEO_MISSING'],
])('%s is %s', async (name, code) => {
  const home = await folderOf({ 'own/a/1.mp4': 'one', 'own/a/empty.mp4': '', 'secret/1.mp4': 's' });
  await expect(take(join(home, 'own'), name)).rejects.toMatchObject({ code, name: 'MediaError' });
});

it('says beforehand what is missing, empty and too much, with counts', async () => {
  const folder = await folderOf({
    'a/1.mp4': 'one',
    'a/2.mp4': '',
    'a/notes.txt': 'no video',
    'a/1.json': '{}',
    'b/7.webm': 'extra',
    '.hidden.mp4': 'x',
  });
  const endpoint = await openEndpoint(`videos:${folder}`);
  const lines = (await endpoint.foresee?.(['a/1', 'a/2', 'a/3', 'c/1'])) ?? [];
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^2 videos are missing in .*: a\/3\.mp4, c\/1\.mp4$/);
  expect(lines[1]).toBe('1 video is empty; get it again: a/2.mp4');
  expect(lines[2]).toMatch(/^1 video is in .* of no item.*: b\/7\.webm$/);
  expect(await endpoint.foresee?.(['a/1', 'b/7', 'a/2'])).toHaveLength(1);
});

it('is told by names and contents: a copy is the same, a changed or further video is not', async () => {
  const files = { 'a/1.mp4': 'one', 'a/2.mp4': 'two' };
  const [first, copy, swapped, more] = await Promise.all([
    folderOf(files),
    folderOf({ ...files, 'a/1.json': '{}' }),
    folderOf({ 'a/1.mp4': 'two', 'a/2.mp4': 'one' }),
    folderOf({ ...files, 'a/3.mp4': 'x' }),
  ]);
  expect(await identify(copy)).toBe(await identify(first));
  expect(await identify(swapped)).not.toBe(await identify(first));
  expect(await identify(more)).not.toBe(await identify(first));
});

it('a folder that is not there, or holds no video, is said at once', async () => {
  const folder = await folderOf({ 'a/readme.md': 'x' });
  await link(join(folder, 'a/readme.md'), join(folder, 'readme'));
  for (const one of [folder, join(folder, 'none')])
    await expect(openEndpoint(`videos:${one}`)).rejects.toMatchObject({
      code: 'DATA_MISSING',
      hint: expect.stringContaining('<task>/<index>.mp4') as string,
    });
});

it('answers no questions', async () => {
  const endpoint = await openEndpoint(`videos:${await folderOf({ 'a/1.mp4': 'one' })}`);
  await expect(endpoint.send(pictureRequest(), unaborted)).rejects.toMatchObject({
    code: 'UNSUPPORTED_PART',
  });
});
