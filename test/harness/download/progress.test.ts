import { expect, it } from 'vitest';
import { downloadProgress } from '../../../harness/download/progress.ts';
import { recordedTerminal } from '../../support/terminal.ts';

const state = (done: number) => ({
  repository: 'owner/set',
  bytes: { done, total: 4_000_000 },
  files: { done: 1, total: 2 },
});

it('is a line on stderr at first, every five seconds and in the end', () => {
  const { terminal, printed, noted } = recordedTerminal();
  let now = 0;
  const progress = downloadProgress(terminal, () => now);
  for (now = 0; now < 12_000; now += 1000) progress.report(state(now * 100));
  progress.report(state(4_000_000));
  progress.end();
  expect(printed).toEqual([]);
  expect(noted).toEqual([
    'owner/set: 1 of 2 files, 0 kB of 4.0 MB (0 %)',
    'owner/set: 1 of 2 files, 500 kB of 4.0 MB (12 %)',
    'owner/set: 1 of 2 files, 1.0 MB of 4.0 MB (25 %)',
    'owner/set: 1 of 2 files, 4.0 MB of 4.0 MB (100 %)',
  ]);
});

it('says nothing of a download that never began', () => {
  const { terminal, noted } = recordedTerminal();
  downloadProgress(terminal, () => 0).end();
  expect(noted).toEqual([]);
});
