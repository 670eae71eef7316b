import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Item } from '../../harness/schema/item.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A multiple-choice item; gold is B unless said otherwise. */
export function choiceItem(id: string, more: Partial<Item> = {}): Item {
  return {
    id,
    cluster: id.split('_')[0] ?? id,
    split: 'val',
    clip: { file: `videos/${id.split('_')[0]}.mp4` },
    question: `What happens in ${id}?`,
    options: [
      { letter: 'A', text: 'a walk' },
      { letter: 'B', text: 'a long jump over the river' },
      { letter: 'C', text: 'rest' },
    ],
    gold: { kind: 'choice', letter: 'B' },
    tags: {},
    ...more,
  };
}

const HEADER = 'video,frame_count,width,height,question,answer,qid,type,a0,a1,a2,a3,a4';

/** A NExT-QA folder with invented rows and no videos: `videos` videos of `questions` questions each. */
export async function nextqaFolder(videos = 3, questions = 2): Promise<string> {
  const folder = await temporaryFolder();
  const rows = Array.from({ length: videos * questions }, (_, index) => {
    const video = 100 + Math.floor(index / questions);
    const type = ['CW', 'TN', 'DC'][index % 3];
    return `${video},100,320,240,what is in ${index},${index % 5},${index % questions},${type},one,two,three,four,five`;
  });
  await writeFile(join(folder, 'val.csv'), `${[HEADER, ...rows].join('\n')}\n`);
  return folder;
}
