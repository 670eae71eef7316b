import { copyFile } from 'node:fs/promises';
import { MediaError } from '../../../harness/errors.ts';
import { SAMPLE_VIDEO } from '../generator-run.ts';
import { choiceItem } from '../items.ts';
import type { VideoBench } from './bench.ts';

/** The encoder stands outside of the adapter. */
export const bench: VideoBench = {
  scripts: ['make', 'fail'],
  start(script) {
    const item = choiceItem('task/1', { image: 'a.png' });
    const hold = (_: unknown, { target }: { target: string }) =>
      script === 'make'
        ? copyFile(SAMPLE_VIDEO, target)
        : Promise.reject(new MediaError('CLIP_MISSING', 'a.png is not there'));
    return Promise.resolve({
      spec: 'baseline:first-frame-held',
      context: { items: [item], hold },
      request: { item: item.id },
    });
  },
  failure: { name: 'MediaError', code: 'CLIP_MISSING' },
};
