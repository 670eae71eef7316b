import { encodeRatings } from '../../../harness/checklists/ratings-text.ts';
import { recordFigures, shownOf } from '../../../harness/checklists/record-figures.ts';
import type { GradedSet } from '../../../harness/checklists/graded-items.ts';
import type { JudgedItem } from '../../../harness/checklists/judged-item.ts';
import { random } from '../../../harness/random.ts';
import { withheldRatings } from '../../../harness/publish/checklist-result.ts';
import { rounded } from '../../../harness/publish/rounded.ts';
import type { Outcome } from '../../../harness/schema/outcome.ts';
import type { JudgedBy } from '../../../harness/schema/judged-by.ts';
import type { ProbeResult, Result } from '../../../harness/schema/result.ts';
import { RATINGS } from '../../../harness/schema/rubric.ts';
import { makeProbe, makeResult } from './make-result.ts';

type Verdict = JudgedItem['verdict'] | null;

const DIMENSIONS = ['Instruction Following', 'Visual Consistency', 'Rule Coherence'];
const CATEGORIES = { science: [0, 1, 2], game: [0, 1, 2], 'vision rule': [1, 2] };
const TASKS = 6;

/** Prompts of six tasks in three categories, of unlike size, with a checklist each. No text. */
export function makeGradedSet(items: number): GradedSet {
  const categories = Object.keys(CATEGORIES);
  const tasks = Array.from({ length: items }, (_, item) => item % TASKS);
  const categoryOf = (task: number) => task % categories.length;
  return {
    schemaVersion: 1,
    hash: `graded-${items}`,
    benchmark: 'ruler-bench',
    split: 'test',
    name: null,
    contentHash: 'content-graded',
    ids: tasks.map((task, item) => `task_${task}_${item}`),
    clusters: tasks.map((_, item) => item),
    clusterIds: tasks.map((_, item) => `video-${item}`),
    optionCounts: tasks.map(() => 0),
    breakdowns: {
      category: { labels: categories, items: tasks.map(categoryOf) },
      task: { labels: Array.from({ length: TASKS }, (_, task) => `task_${task}`), items: tasks },
    },
    checklists: {
      dimensions: DIMENSIONS,
      categories: CATEGORIES,
      questions: tasks.map(
        (task) => CATEGORIES[categories[categoryOf(task)] as keyof typeof CATEGORIES],
      ),
    },
  };
}

/** Ratings drawn so that about `good` of 100 are Good, and most of the others Medium. */
export function drawVerdicts(
  items: GradedSet,
  { key, good }: { key: string; good: number },
): Verdict[] {
  const dice = random(3, 'verdicts', key);
  const [best, middle, worst] = RATINGS;
  return items.checklists.questions.map((questions) => ({
    state: 'judged',
    ratings: questions.map(() => {
      if (dice.integer(1, 100) <= good) return best;
      return dice.integer(1, 3) === 1 ? worst : middle;
    }),
  }));
}

/** What a record says of one probe of a generator. `full` is needed for what is read beside it. */
export function makeRatedProbe(
  items: GradedSet,
  verdicts: Verdict[],
  { id = 'full', full }: { id?: string; full?: Verdict[] } = {},
): ProbeResult {
  const shown = shownOf(id, full === undefined ? undefined : [full]);
  return {
    ...makeProbe(items, verdicts.map(outcomeOf)),
    checklists: rounded({
      ratings: [encodeRatings(verdicts)],
      ...recordFigures([verdicts], items, shown),
    }),
  };
}

function outcomeOf(verdict: Verdict): Outcome {
  if (verdict === null) return 'not-asked';
  if (verdict.state === 'no-video') return 'failed';
  if (verdict.state === 'unjudged') return 'unjudged';
  return verdict.ratings.every((rating) => rating === 'Good') ? 'correct' : 'wrong';
}

export const JUDGE: JudgedBy = {
  id: 'checklist',
  version: 1,
  adapter: 'openai',
  model: 'lens-judge-2',
  revision: null,
  settings: { temperature: 0, maxTokens: 8192 },
  promptHash: 'd928bb874fbfda0a587846619a2ee8d4c38245a9',
  votes: 3,
  sameFamily: false,
};

type Generator = {
  id: string;
  name: string;
  probes: Record<string, ProbeResult>;
  judge?: JudgedBy | null;
} & Partial<Pick<Parameters<typeof makeResult>[2], 'complete' | 'provenance'>> & {
    kind?: 'model' | 'baseline';
  };

/** The record of a generator. Without a judge nobody has rated its videos. */
export function makeGenerator(items: GradedSet, generator: Generator): Result {
  const { id, name, probes, kind = 'model', judge = JUDGE, ...changes } = generator;
  const result = makeResult(items, probes, {
    id,
    model: { name, kind, org: kind === 'model' ? 'Example Lab' : null },
    settings: { seconds: 5, size: '1280x720' },
    protocol: judge === null ? {} : { judge },
    ...changes,
  });
  return result;
}

/** Every state of a board of generators on one item set. */
export function generatorResults(items: GradedSet, hostileName: string): Result[] {
  const drawn = (key: string, good: number) => drawVerdicts(items, { key, good });
  const plain = (id: string, name: string, good: number) =>
    makeGenerator(items, { id, name, probes: { full: makeRatedProbe(items, drawn(id, good)) } });
  const lead = drawn('lead', 86);
  const seen = (id: string, good: number) =>
    makeRatedProbe(items, drawn(id, good), { id, full: lead });
  const gaps = drawn('gaps', 60).map((verdict, item): Verdict => {
    if (item % 9 === 0) return { state: 'no-video' };
    return item % 10 === 1 ? { state: 'unjudged' } : verdict;
  });
  const lacking = drawn('lacking', 70).map((verdict, item) =>
    items.breakdowns['category']?.items[item] === 1 ? null : verdict,
  );
  const unjudged = items.ids.map((): Verdict => ({ state: 'unjudged' }));
  const withheld = makeRatedProbe(items, drawn('withheld', 50));
  return [
    makeGenerator(items, {
      id: 'lead',
      name: 'Lead Video 2',
      probes: {
        full: makeRatedProbe(items, lead),
        'judge-blind': seen('judge-blind', 10),
        'judge-one-frame': seen('judge-one-frame', 30),
        'judge-wrong-video': seen('judge-wrong-video', 20),
        'judge-shuffle': seen('judge-shuffle', 65),
      },
    }),
    plain('close', 'Close Second', 83),
    plain('behind', hostileName, 35),
    makeGenerator(items, {
      id: 'gaps',
      name: 'Gaps',
      complete: false,
      judge: { ...JUDGE, sameFamily: true },
      probes: { full: makeRatedProbe(items, gaps) },
    }),
    makeGenerator(items, {
      id: 'lacking',
      name: 'Lacks a category',
      probes: { full: makeRatedProbe(items, lacking) },
    }),
    makeGenerator(items, {
      id: 'unjudged',
      name: 'Unjudged',
      complete: false,
      judge: null,
      probes: { full: makeRatedProbe(items, unjudged) },
    }),
    makeGenerator(items, {
      id: 'withheld',
      name: 'Withheld',
      probes: {
        full: {
          ...withheld,
          outcomes: null,
          breakdowns: {},
          ...(withheld.checklists === undefined
            ? {}
            : { checklists: withheldRatings(withheld.checklists) }),
        },
      },
    }),
    makeGenerator(items, {
      id: 'first-frame-held',
      name: 'first frame held',
      kind: 'baseline',
      probes: { full: makeRatedProbe(items, drawn('still', 20)) },
      provenance: { endpoint: 'baseline' },
    }),
  ];
}
