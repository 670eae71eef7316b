import type { Judge } from '../../schema/judge.ts';
import {
  checklistLooks,
  checklistParts,
  checklistQuestion,
  WORDS,
} from '../judging/checklist-parts.ts';
import { readChecklist, withAccuracy } from '../judging/checklist-verdict.ts';

/** Under the authors' system prompt, which says how to rate and how to reply; read as they read it. */
export const judge: Judge = {
  id: 'ruler-official',
  version: 1,
  title: "Ratings by a checklist, under the system prompt of RULER-Bench's authors",
  prompt: { system: '', text: Object.values(WORDS).join('\n') },
  systemFile: {
    file: 'eval/system_prompt.txt',
    url: 'https://github.com/hexmSeeU/RULER-Bench',
  },
  settings: { temperature: 0, maxTokens: 8192 },
  judges: ({ gold }) => gold.kind === 'checklist',
  question: (judged) => checklistQuestion(judged, ''),
  read: (reply, judged) => readChecklist(reply, judged, 'authors'),
  complete: withAccuracy,
  looks: {
    ...checklistLooks,
    parts: (judged, sight) => checklistParts(judged, sight, ''),
  },
};
