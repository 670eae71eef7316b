import { z } from 'zod';
import { cell } from '../../data/cell.ts';
import type { Row } from '../../data/row.ts';
import { faultAt } from '../answer-fault.ts';
import type { AnswerFormat, Content, ImportedAnswer } from '../answer-file.ts';
import { isFailedReply } from '../failed-reply.ts';
import { isObject, readRow } from '../read-rows.ts';

/** Replies as lmms-eval nests them: one a request, in older versions a list of them. */
const replies = z.union([z.string(), z.array(z.union([z.string(), z.array(z.string())]))]);

const sampleSchema = z.looseObject({
  doc_id: z.int().nonnegative(),
  target: z.unknown().optional(),
  /** Absent where it equals `filtered_resps`. */
  resps: replies.optional(),
  filtered_resps: replies.optional(),
  doc: z.record(z.string(), z.unknown()).optional(),
});
type Sample = z.infer<typeof sampleSchema>;

/**
 * `*_samples_<task>.jsonl` of lmms-eval. Most versions leave the question's own row (`doc`) out; the id
 * then stands in a metric (Video-MME has one), or the sample is known by its row alone (`doc_id`).
 */
export const lmmsEval: AnswerFormat = {
  id: 'lmms-eval',
  title: 'sample log of lmms-eval',
  needs: ['doc_id', 'resps or filtered_resps'],
  recognises: (content) => {
    const [first] = samplesOf(content);
    const fields = isObject(first?.value) ? Object.keys(first.value) : [];
    return (
      fields.includes('doc_id') && (fields.includes('resps') || fields.includes('filtered_resps'))
    );
  },
  read(content) {
    const { file } = content;
    const all = samplesOf(content).map((row) =>
      answerOf(readRow(sampleSchema, row, file), row, file),
    );
    const answers = all.filter(({ text }) => !isFailedReply(text));
    return { format: 'lmms-eval', answers, failed: all.length - answers.length, notes: [] };
  },
};

/** Versions before 0.3 wrote one JSON file, `<task>.json`, with the samples in its `logs`. */
function samplesOf({ rows, object }: Content): Row[] {
  const logs = object?.['logs'];
  if (!Array.isArray(logs)) return rows;
  return logs.map((value: unknown, index) => ({ value, line: index + 1 }));
}

function answerOf(sample: Sample, row: Row, file: string): ImportedAnswer {
  const text = firstText(sample.resps ?? sample.filtered_resps);
  if (text === null) {
    const received = Object.keys(sample).join(', ');
    throw faultAt({ file, line: row.line, field: 'resps', expected: 'a reply', received });
  }
  const id = idOf(sample);
  const shared = { probe: 'full', variant: '', text, line: row.line };
  if (id !== null) return { item: id, ...shared };
  const gold = cell.safeParse(sample.target).data;
  return {
    item: { position: sample.doc_id },
    ...shared,
    ...(gold !== undefined && { says: { gold } }),
  };
}

function firstText(found: z.infer<typeof replies> | undefined): string | null {
  if (found === undefined) return null;
  if (typeof found === 'string') return found;
  const [first] = found;
  return typeof first === 'string' ? first : (first?.[0] ?? null);
}

/** In the question's own row, else in what a metric keeps of it. */
function idOf({ doc, ...rest }: Sample): string | null {
  const own = doc === undefined ? null : rowId(doc);
  if (own !== null) return own;
  for (const metric of Object.values(rest)) {
    if (isObject(metric) && typeof metric['question_id'] === 'string') return metric['question_id'];
  }
  return null;
}

/** `question_id` of Video-MME, `video` and `qid` of NExT-QA, `uid` of MotionBench, `id` of VideoKR-Eval. */
function rowId(doc: Record<string, unknown>): string | null {
  const text = (field: string) => cell.safeParse(doc[field]).data ?? null;
  const video = text('video');
  const qid = text('qid');
  const whole = video !== null && qid !== null ? `${video}_${qid}` : null;
  return text('question_id') ?? whole ?? text('uid') ?? text('id');
}
