import { z } from 'zod';

/** What a server says when it does not answer. */
export type Complaint = {
  message: string;
  code: string;
  /** The content was refused, not the request: that is an outcome of the model. */
  refusal: boolean;
};

const wordSchema = z.union([z.string(), z.number().transform(String)]).nullish();

/** OpenAI and most others; a bare string (Ollama); without `error` (older vLLM); `detail` (FastAPI). */
const complaintSchema = z.looseObject({
  error: z.preprocess(
    (error) => (typeof error === 'string' ? { message: error } : error),
    z
      .looseObject({
        message: z.string().nullish(),
        code: wordSchema,
        type: wordSchema,
        innererror: z.looseObject({ code: z.string().nullish() }).nullish(),
        metadata: z.looseObject({ reasons: z.unknown().optional() }).nullish(),
      })
      .nullish(),
  ),
  message: z.string().nullish(),
  detail: z.unknown().optional(),
});

/** Codes of content filters: OpenAI, Azure, DashScope. */
const FILTERED = new Set([
  'content_filter',
  'content_policy',
  'content_policy_violation',
  'moderation_blocked',
  'ResponsibleAIPolicyViolation',
  'data_inspection_failed',
  'DataInspectionFailed',
]);

/** Reads the body of an error answer, whatever it is. */
export function readComplaint(text: string): Complaint {
  return complaintOf(parsed(text)) ?? { message: plain(text), code: '', refusal: false };
}

/** The complaint inside a body that may also be a reply; null when there is none. */
export function complaintOf(body: unknown): Complaint | null {
  // A stream of Gemini that fails at once is a list of one error.
  const read = complaintSchema.safeParse(Array.isArray(body) ? body[0] : body).data;
  if (read === undefined) return null;
  const { error } = read;
  const message = error?.message ?? read.message ?? words(read.detail);
  if (!error && message === '') return null;
  const code = error?.code ?? error?.type ?? '';
  const flagged = code === 'invalid_prompt' && /polic|flagged/i.test(message);
  return {
    message: message === '' ? words(error) : message,
    code,
    refusal:
      flagged ||
      // OpenRouter's moderation says why in its metadata.
      Array.isArray(error?.metadata?.reasons) ||
      [code, error?.type, error?.innererror?.code].some((word) => FILTERED.has(word ?? '')),
  };
}

function words(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An HTML page as its words. */
function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
