import { rubric } from '../../../benchmarks/ruler-bench/rubric.ts';
import type { JudgedItem } from '../../../harness/checklists/judged-item.ts';
import type { Rating } from '../../../harness/schema/rubric.ts';
import { wordStream } from '../../../harness/statistics/word-stream.ts';

const LABELS: Rating[] = ['Poor', 'Medium', 'Good'];
const NAMES = {
  IF: 'Instruction Following',
  VC: 'Visual Consistency',
  VF: 'Visual Fidelity',
  RC: 'Rule Coherence',
};
export type Points = Partial<Record<keyof typeof NAMES, number[]>>;

/** An item from points a dimension: 2 for Good, 1 for Medium, 0 for Poor. */
export function judged(
  points: Points,
  {
    id = 'a_1',
    category = 'science',
    task = 'a',
    state = 'judged',
  }: { id?: string; category?: string; task?: string; state?: JudgedItem['verdict']['state'] } = {},
): JudgedItem {
  const questions = Object.entries(points).flatMap(([short, values]) =>
    values.map((value) => ({
      dimension: NAMES[short as keyof typeof NAMES],
      rating: LABELS[value]!,
    })),
  );
  return {
    id,
    category,
    task,
    dimensions: questions.map(({ dimension }) => dimension),
    verdict:
      state === 'judged' ? { state, ratings: questions.map(({ rating }) => rating) } : { state },
  };
}

/** Random verdicts on every category of the rubric. */
export function benchmarkOf({
  tasks,
  items,
  seed,
  bias = 0,
}: {
  /** A category. */
  tasks: number;
  /** A task. */
  items: number;
  seed: number;
  /** 0 to 1: the share of ratings raised to Good. */
  bias?: number;
}): JudgedItem[] {
  const stream = wordStream(seed, 'judged items');
  const uniform = () => (stream.next() >>> 0) / 2 ** 32;
  const rating = () => (uniform() < bias ? 2 : Math.floor(uniform() * 3));
  return Object.keys(rubric.categories).flatMap((category) =>
    Array.from({ length: tasks }, (_, t) => `${category} ${t}`).flatMap((task) =>
      Array.from({ length: items }, (_, i) =>
        judged(
          {
            ...(category !== 'vision rule' && { IF: [rating()] }),
            VC: [rating()],
            VF: [rating()],
            RC: [rating(), rating()],
          },
          { id: `${task}_${i}`, category, task },
        ),
      ),
    ),
  );
}
