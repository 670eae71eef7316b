import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SAMPLE_VIDEO } from '../generator-run.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { VideoBench } from './bench.ts';

export const bench: VideoBench = {
  scripts: ['make', 'fail'],
  async start(script) {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'task'));
    await copyFile(SAMPLE_VIDEO, join(folder, 'task', script === 'make' ? '1.mp4' : '2.mp4'));
    return { spec: `videos:${folder}` };
  },
  failure: { name: 'MediaError', code: 'VIDEO_MISSING' },
};
