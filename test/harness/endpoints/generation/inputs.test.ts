import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  inputsOf,
  readInput,
  saysNotTaken,
} from '../../../../harness/endpoints/generation/inputs.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

describe('which complaint says that an input is not taken', () => {
  it.each([
    'Image input is not supported by this model.',
    'This model does not support image-to-video',
    "Unexpected field: 'input_reference'",
    'Wan2.2-T2V only supports text prompts, got input_reference',
  ])('%s: no picture', (complaint) => {
    expect(saysNotTaken(complaint, 'image')).toBe(true);
  });

  it.each([
    'Video extension is not supported by this model.',
    "Invalid MIME type 'video/mp4'. Supported: image/jpeg, image/png, image/webp",
    'input_reference must be an image',
    'The input video must have a frame rate of 24 fps.',
    'Input video exceeds 30 seconds',
    'cannot identify image file <_io.BytesIO object>',
  ])('%s: no video', (complaint) => {
    expect(saysNotTaken(complaint, 'video')).toBe(true);
  });

  it.each([
    ['Inpaint image must match the requested width and height', 'image'],
    ['The image is too large and not supported', 'image'],
    ['Your picture could not be decoded: unsupported image file', 'image'],
    ['prompt is required', 'image'],
    ['seconds must be one of 4, 8, 12', 'video'],
    ['size 640x480 is not supported', 'image'],
    ['', 'video'],
  ] as const)('%s: is about something else', (complaint, kind) => {
    expect(saysNotTaken(complaint, kind)).toBe(false);
  });
});

it('tells a file by its bytes, not by its ending', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'picture.png');
  await writeFile(file, Buffer.from('\xff\xd8\xff\xe0 and so on', 'latin1'));
  expect(await readInput(file)).toMatchObject({ mime: 'image/jpeg', name: 'picture.jpg' });
  await writeFile(file, 'who knows');
  expect(await readInput(file)).toMatchObject({ mime: 'application/octet-stream' });
});

it('says which file is missing', async () => {
  await expect(readInput('/nowhere/1.png')).rejects.toMatchObject({
    code: 'DATA_MISSING',
    message: '/nowhere/1.png cannot be read: ENOENT',
  });
});

it('names the inputs that the item has, and no others', () => {
  expect(inputsOf({})).toEqual({});
  expect(inputsOf({ image: 'a' })).toEqual({ image: 'passed' });
  expect(inputsOf({ image: 'a', video: 'b' }, new Set(['video']))).toEqual({
    image: 'passed',
    video: 'not-taken',
  });
});
