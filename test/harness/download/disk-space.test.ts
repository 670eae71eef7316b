import { expect, it } from 'vitest';
import { checkRoom, freeBytes, gigabytes } from '../../../harness/download/disk-space.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('says how much is missing, and leaves some room to others', () => {
  expect(() => checkRoom(10e9, 5e9)).toThrow(
    expect.objectContaining({
      code: 'DISK_SPACE',
      message: 'the download needs 10.0 GB, and 5.0 GB are free',
    }),
  );
  expect(() => checkRoom(5e9, 5e9)).toThrow(/5\.0 GB/);
  expect(() => checkRoom(4e9, 5e9)).not.toThrow();
});

it('asks for nothing where nothing is to be got, or the system does not say', () => {
  expect(() => checkRoom(0, 0)).not.toThrow();
  expect(() => checkRoom(1e12, null)).not.toThrow();
});

it('knows the room of a folder', async () => {
  expect(await freeBytes(await temporaryFolder())).toBeGreaterThan(0);
  expect(await freeBytes('/nowhere/at/all')).toBeNull();
});

it.each([
  [1, '1 kB'],
  [2_500_000, '2.5 MB'],
  [101_000_000_000, '101.0 GB'],
])('%d bytes are %s', (bytes, text) => expect(gigabytes(bytes)).toBe(text));
