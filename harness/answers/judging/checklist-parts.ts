import type { Judge, Judged, JudgeSight } from '../../schema/judge.ts';
import type { Part } from '../../schema/prompt.ts';

/** What stands before the parts of a checklist's request; `{…}` is a JSON string, or the ratings' number. */
export const WORDS = {
  image: 'Input picture:',
  prompt: 'Prompt: {prompt}',
  outcome: 'Picture of a right outcome:',
  explanation: 'What a right video shows: {explanation}',
  input: 'Frames of the input video:',
  graded: 'Frames of the video to grade:',
  blind: 'No frame of the video to grade is shown.',
  questions: 'Questions:',
  question: '{number}. ({dimension}) {question}',
} as const;

type Checklist = Extract<Judged['item']['gold'], { kind: 'checklist' }>;

/** The pictures and videos of an item, in the order in which `checklistParts` shows them. */
export const checklistLooks: Omit<NonNullable<Judge['looks']>, 'parts'> = {
  pictures: ({ item }) =>
    [item.image, checklistOf({ item }).image].filter((file) => file !== undefined),
  clips: ({ item, answer, video }, policy) => [
    ...(item.clip === undefined ? [] : [{ file: item.clip.file, below: 'data' as const, policy }]),
    { file: video?.file ?? answer, below: 'run', policy },
  ],
};

/**
 * What a judge is given of a generated video, each part where it exists: input picture, prompt,
 * picture and explanation of a right outcome, frames of the input video, frames to grade, questions.
 *
 * @param instruction stands below the questions; empty where the system prompt says it all.
 */
export function checklistParts(
  judged: Judged,
  { clips, pictures }: JudgeSight,
  instruction: string,
): Part[] {
  const { item } = judged;
  const { explanation, image } = checklistOf(judged);
  const graded = clips.at(-1)?.frames ?? [];
  const input = item.clip === undefined ? [] : (clips[0]?.frames ?? []);
  return [
    ...(item.image === undefined ? [] : shown(WORDS.image, pictures.slice(0, 1).map(still))),
    text(fill(WORDS.prompt, { prompt: JSON.stringify(item.question) })),
    ...(image === undefined ? [] : shown(WORDS.outcome, pictures.slice(-1).map(still))),
    ...(explanation === undefined
      ? []
      : [text(fill(WORDS.explanation, { explanation: JSON.stringify(explanation) }))]),
    ...(item.clip === undefined ? [] : shown(WORDS.input, input)),
    ...(graded.length === 0 ? [text(WORDS.blind)] : shown(WORDS.graded, graded)),
    text([questionsOf(judged), instruction].filter((words) => words !== '').join('\n')),
  ];
}

/** All words of a request, without its pictures: equal where the same is asked. */
export function checklistQuestion(judged: Judged, instruction: string): string {
  const { item } = judged;
  const { explanation = null, image = null } = checklistOf(judged);
  const files = [item.image ?? null, image, item.clip?.file ?? null];
  return JSON.stringify([files, item.question, explanation, questionsOf(judged), instruction]);
}

export function checklistOf({ item }: Pick<Judged, 'item'>): Checklist {
  if (item.gold.kind === 'checklist') return item.gold;
  throw new TypeError(`${item.id} has no checklist`);
}

function questionsOf(judged: Judged): string {
  const lines = checklistOf(judged).checks.map(({ dimension, question }, index) =>
    fill(WORDS.question, {
      number: String(index + 1),
      dimension,
      question: JSON.stringify(question),
    }),
  );
  return [WORDS.questions, ...lines].join('\n');
}

type Picture = { jpeg: Uint8Array; atSeconds: number };

function still(jpeg: Uint8Array): Picture {
  return { jpeg, atSeconds: 0 };
}

function shown(words: string, pictures: readonly Picture[]): Part[] {
  return [
    text(words),
    ...pictures.map(({ jpeg, atSeconds }): Part => ({
      type: 'image',
      mime: 'image/jpeg',
      data: jpeg,
      atSeconds,
    })),
  ];
}

function text(words: string): Part {
  return { type: 'text', text: words };
}

/** One pass: a prompt that looks like a placeholder is not filled again. */
function fill(template: string, values: Record<string, string>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
