import { NEXTQA_CLIPS } from '../clips/nextqa.ts';
import { Places, letter, offer } from '../sample.ts';
import type { Clip, Sample, Truth } from '../sample.ts';
import { HEIGHT, WIDTH } from '../scene.ts';

const COLUMNS = 'video,frame_count,width,height,question,answer,qid,type,a0,a1,a2,a3,a4';
const OPTION_COUNT = 5;
const FOLDER = '0001';

/** `val.csv`, the map from video to VidOR path, and the videos where that map says. */
export function nextqa(): Sample {
  const places = new Places('nextqa');
  const truth: Truth = {};
  const lines = NEXTQA_CLIPS.flatMap(({ scene, questions }) =>
    questions.map((question, qid) => {
      const id = `${scene.id}_${qid}`;
      const { options, gold } = offer(question, { count: OPTION_COUNT, id, places });
      truth[id] = { needs: question.needs, gold: letter(gold) };
      const frameCount = Math.round(scene.seconds * scene.fps);
      return [
        scene.id,
        frameCount,
        WIDTH,
        HEIGHT,
        question.text,
        gold,
        qid,
        question.label,
        ...options,
      ];
    }),
  );
  const map = NEXTQA_CLIPS.map(({ scene }) => [scene.id, pathOf({ scene })]);
  return {
    benchmark: 'nextqa',
    files: {
      'val.csv': [COLUMNS, ...lines.map((line) => line.map(cell).join(','))].join('\n') + '\n',
      'map_vid_vidorID.json': `${JSON.stringify(Object.fromEntries(map), null, 2)}\n`,
    },
    clips: NEXTQA_CLIPS.map(({ scene, codec }) => ({
      file: `NExTVideo/${pathOf({ scene })}.mp4`,
      scene,
      codec,
    })),
    images: [],
    truth,
  };
}

function pathOf({ scene }: Pick<Clip, 'scene'>): string {
  return `${FOLDER}/${scene.id}`;
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
