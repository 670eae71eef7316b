import { basename } from 'node:path';
import { MOTIONBENCH_CLIPS } from '../clips/motionbench.ts';
import type { MotionBenchClip } from '../clips/motionbench.ts';
import { Places, capital, jsonl, letter, offer } from '../sample.ts';
import type { Sample, Truth } from '../sample.ts';
import { HEIGHT, WIDTH } from '../scene.ts';

const HIDDEN = 'NA';

/** One line for each clip and type of question, in the two shapes that the authors' file mixes. */
export function motionbench(): Sample {
  const places = new Places('motionbench');
  const truth: Truth = {};
  const lines = MOTIONBENCH_CLIPS.flatMap((clip) => {
    const asked = clip.questions.map((question, index) => {
      const uid = `${clip.scene.id}_${index + 1}`;
      const { options, gold } = offer(question, { count: question.options, id: uid, places });
      truth[uid] = { needs: question.needs, gold: letter(gold) };
      return {
        type: question.label,
        qa: {
          uid,
          ...rangeOf(clip),
          answer: question.hidden === true ? HIDDEN : letter(gold),
          question: [question.text, ...options.map(optionLine)].join('\n') + endOf(clip),
          ...(question.repetition === undefined ? {} : { repetition_name: question.repetition }),
        },
      };
    });
    const types = [...new Set(asked.map((one) => one.type))];
    return types.map((type) =>
      lineOf(clip, {
        type,
        qa: asked.filter((one) => one.type === type).map((one) => one.qa),
      }),
    );
  });
  return {
    benchmark: 'motionbench',
    files: { 'video_info.meta.jsonl': jsonl(lines) },
    clips: MOTIONBENCH_CLIPS.map(({ file, scene, codec }) => ({ file, scene, codec })),
    images: [],
    truth,
  };
}

function optionLine(option: string, index: number): string {
  return `${letter(index)}. ${capital(option)}`;
}

/** Clips cut from a longer video say in their name from where to where. */
function rangeOf({ file }: MotionBenchClip): { start: number | null; end: number | null } {
  const [, start, end] = /_(\d+)_(\d+)\.\w+$/.exec(file) ?? [];
  return start === undefined ? { start: null, end: null } : { start: +start, end: Number(end) };
}

/** The authors' own videos have a trailing newline, no type, no rate, and height before width. */
function endOf({ videoType }: MotionBenchClip): string {
  return videoType === null ? '\n' : '';
}

function lineOf(clip: MotionBenchClip, { type, qa }: { type: string; qa: object[] }): object {
  const { scene, videoType } = clip;
  const video_path = basename(clip.file);
  const duration = scene.seconds;
  if (videoType === null) {
    const video_info = { duration, resolution: [HEIGHT, WIDTH], fps: null };
    return { key: scene.id, video_info, video_path, qa, video_type: null, question_type: type };
  }
  return {
    question_type: type,
    video_type: videoType,
    key: scene.id,
    qa,
    video_path,
    video_info: { duration, fps: scene.fps, resolution: { width: WIDTH, height: HEIGHT } },
  };
}
