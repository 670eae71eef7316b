import { VIDEOKR_CLIPS } from '../clips/videokr-eval.ts';
import { Places, capital, jsonl, letter, offer } from '../sample.ts';
import type { Sample, Truth } from '../sample.ts';

const OPTION_COUNT = 4;
const DATASET = 'sightline-sample';

type Row = {
  id: string;
  video: string;
  subject: string;
  question: string;
  options: string[];
  gold: number;
};

/** The spellings that the authors' code reads, one after another. */
const SPELLINGS: ((row: Row) => object)[] = [
  ({ id, video, subject, question, options, gold }) => ({
    id,
    video_path: video,
    question,
    options: Object.fromEntries(options.map((option, index) => [letter(index), option])),
    solution: letter(gold),
    problem_type: 'multiple-choice',
    dataset: DATASET,
    subject,
  }),
  ({ id, video, subject, question, options, gold }) => ({
    id,
    video_path: video,
    question,
    option: options,
    answer: letter(gold),
    dataset: DATASET,
    source: subject,
  }),
  ({ id, video, subject, question, options, gold }) => ({
    id,
    video_path: video,
    question,
    options,
    ground_truth: options[gold],
    problem_type: 'multiple-choice',
    dataset: DATASET,
    subject,
  }),
];

/** `VideoKR_eval.jsonl` with multiple-choice and open-ended questions. */
export function videokrEval(): Sample {
  const places = new Places('videokr-eval');
  const truth: Truth = {};
  let written = 0;
  const rows = VIDEOKR_CLIPS.flatMap(({ scene, file, subject, questions }) =>
    questions.map((question, index) => {
      const id = `${scene.id}-${index + 1}`;
      const shared = { id, video: file, subject, question: question.text };
      if (question.open === true) {
        truth[id] = { needs: question.needs, gold: question.answer };
        return openEnded(shared, question.answer);
      }
      const { options, gold } = offer(question, { count: OPTION_COUNT, id, places });
      truth[id] = { needs: question.needs, gold: letter(gold) };
      const spell = SPELLINGS[written++ % SPELLINGS.length];
      return spell?.({ ...shared, options: options.map(capital), gold });
    }),
  );
  return {
    benchmark: 'videokr-eval',
    files: { 'VideoKR_eval.jsonl': jsonl(rows) },
    clips: VIDEOKR_CLIPS.map(({ file, scene, codec }) => ({
      file: file.replace(/^\.\//, ''),
      scene,
      codec,
    })),
    images: [],
    truth,
  };
}

function openEnded(row: Omit<Row, 'options' | 'gold'>, answer: string): object {
  const { id, video, subject, question } = row;
  return {
    id,
    video_path: video,
    question,
    solution: answer,
    problem_type: 'open-ended',
    dataset: DATASET,
    subject,
  };
}
