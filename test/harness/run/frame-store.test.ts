import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openManifestStore, rememberClips } from '../../../harness/run/frame-store.ts';
import { decodedClip } from '../../support/decoded-clip.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const policy = { sampler: 'linspace', count: 2, longSide: 64, jpegQuality: 90 } as const;

describe('rememberClips', () => {
  it('decodes a clip once a policy, and forgets the one that was used longest ago', async () => {
    const decoded: string[] = [];
    const decode = rememberClips(async (file, { sampler }) => {
      decoded.push(`${file} ${sampler}`);
      return decodedClip(file, 2);
    }, 2);
    await Promise.all([decode('a', policy), decode('a', { ...policy })]);
    await decode('a', { ...policy, sampler: 'midpoint' });
    await decode('a', policy);
    await decode('b', policy);
    await decode('a', policy);
    await decode('a', { ...policy, sampler: 'midpoint' });
    expect(decoded).toEqual(['a linspace', 'a midpoint', 'b linspace', 'a midpoint']);
  });
});

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
