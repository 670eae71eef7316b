import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openManifestStore } from '../../../harness/run/frame-store.ts';
import { decodedClip } from '../../support/decoded-clip.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('the manifest store', () => {
  it('writes a manifest once, also across sessions', async () => {
    const folder = await temporaryFolder();
    const { manifest } = decodedClip('a.mp4', 3);
    const key = await (await openManifestStore(folder)).keep(manifest);
    const again = await openManifestStore(folder);
    expect(await again.keep(structuredClone(manifest))).toBe(key);
    expect(await again.keep(decodedClip('b.mp4', 3).manifest)).not.toBe(key);
    const lines = (await readFile(join(folder, 'frames.jsonl'), 'utf8')).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { file: string }).file)).toEqual([
      'a.mp4',
      'b.mp4',
    ]);
  });
});

it('cuts a torn last line away, and writes its manifest again', async () => {
  const folder = await temporaryFolder();
  const { manifest } = decodedClip('a.mp4', 3);
  await (await openManifestStore(folder)).keep(manifest);
  const path = join(folder, 'frames.jsonl');
  const whole = await readFile(path, 'utf8');
  await writeFile(path, whole.slice(0, 60));
  const again = await openManifestStore(folder);
  await Promise.all([again.keep(manifest), again.keep(structuredClone(manifest))]);
  expect(await readFile(path, 'utf8')).toBe(whole);
});
