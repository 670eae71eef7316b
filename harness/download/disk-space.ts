import { statfs } from 'node:fs/promises';
import { SightlineError } from '../errors.ts';

/** Room that is left to others. */
const SPARE_BYTES = 256 * 1024 * 1024;

/** Free bytes of the disk that a folder is on; null where the system does not say. */
export async function freeBytes(folder: string): Promise<number | null> {
  const disk = await statfs(folder).catch(() => null);
  return disk === null ? null : disk.bavail * disk.bsize;
}

/** @throws `DISK_SPACE` */
export function checkRoom(neededBytes: number, free: number | null): void {
  if (free === null || neededBytes === 0 || neededBytes + SPARE_BYTES <= free) return;
  throw new SightlineError(
    'DISK_SPACE',
    `the download needs ${gigabytes(neededBytes)}, and ${gigabytes(free)} are free`,
    { hint: 'name a folder on a larger disk with --data, or a part of the files with --only' },
  );
}

/** `1.2 GB`, in the decimal units that disks are sold in. */
export function gigabytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`;
  return `${Math.ceil(bytes / 1e3)} kB`;
}
