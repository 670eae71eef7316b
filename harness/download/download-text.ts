import { gigabytes } from './disk-space.ts';
import type { Downloaded } from './download-benchmark.ts';

/** What was got, and what must be got elsewhere, for people. */
export function downloadText(
  { repositories, elsewhere }: Downloaded,
  folder: { root: string; split: string; checked: boolean },
): string {
  const lines = repositories.map(
    ({ repository, commit, files, bytes, downloaded }) =>
      `${repository} at ${commit.slice(0, 12)}: ${files} files (${gigabytes(bytes)}) in ${folder.root}, ${downloaded === 0 ? 'nothing new' : `${downloaded} of them new`}`,
  );
  if (!folder.checked) {
    lines.push(
      `The questions of split "${folder.split}" are not among them; --split checks another.`,
    );
  }
  if (elsewhere.length > 0) {
    lines.push('', 'To be got elsewhere:');
    lines.push(...elsewhere.map(({ what, url }) => `- ${what}: ${url}`));
  }
  return lines.join('\n');
}
