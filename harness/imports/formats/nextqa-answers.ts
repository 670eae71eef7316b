import { letterAt } from '../../data/options.ts';
import { shown } from '../../data/text.ts';
import { faultAt } from '../answer-fault.ts';
import type { AnswerFormat, Content } from '../answer-file.ts';
import { firstEntry, isObject } from '../read-rows.ts';

/** NExT-QA has five options. */
const OPTIONS = 5;

/** What the NExT-QA authors write: `{"<video>_<qid>": {"prediction": 0…4, "answer": 0…4}}`. */
export const nextqaAnswers: AnswerFormat = {
  id: 'nextqa-answers',
  title: 'answers as the NExT-QA authors write them',
  needs: ['prediction'],
  recognises: (content) => {
    const first = firstEntry(content);
    return isObject(first) && 'prediction' in first;
  },
  read(content) {
    const answers = Object.entries(content.object ?? {}).map(([item, entry], index) => {
      const text = letterOf(item, entry, content);
      return { item, probe: 'full', variant: '', text, line: index + 1 };
    });
    return { format: 'nextqa-answers', answers, failed: 0, notes: [] };
  },
};

function letterOf(item: string, entry: unknown, { file, object }: Content): string {
  const prediction = isObject(entry) ? entry['prediction'] : undefined;
  const index =
    typeof prediction === 'string' && prediction !== '' ? Number(prediction) : prediction;
  if (typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < OPTIONS)
    return letterAt(index);
  throw faultAt({
    file,
    line: Object.keys(object ?? {}).indexOf(item) + 1,
    field: `${item}.prediction`,
    expected: `the index of an option, 0 to ${OPTIONS - 1}`,
    received: shown(prediction),
  });
}
