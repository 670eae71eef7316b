/** What a server accepts of the wire format. Learnt from what it refuses, kept for the endpoint. */
export type Dialect = {
  /** OpenAI's reasoning models refuse `max_tokens`; many other servers know nothing else. */
  tokenLimit: 'max_tokens' | 'max_completion_tokens';
  stream: 'with-usage' | 'plain' | 'none';
};

export const FIRST_DIALECT: Dialect = { tokenLimit: 'max_tokens', stream: 'with-usage' };

/** The field by its name with a word of refusal near it; not the `event-stream` of a header. */
const REFUSES_STREAM =
  /(?<![-/\w])stream(ing)?\b.{0,80}(support|allow|permit|unknown|unrecogni[sz]ed|unexpected|invalid|false)|(support|allow|permit|unknown|unrecogni[sz]ed|unexpected|invalid|extra).{0,80}(?<![-/\w])stream(ing)?\b/is;

/** What to try after a 400 that says `complaint`; null when it is not about the dialect. */
export function nextDialect(dialect: Dialect, complaint: string): Dialect | null {
  if (dialect.tokenLimit === 'max_tokens' && complaint.includes('max_completion_tokens')) {
    return { ...dialect, tokenLimit: 'max_completion_tokens' };
  }
  if (dialect.stream === 'with-usage' && /stream_options|include_usage/.test(complaint)) {
    return { ...dialect, stream: 'plain' };
  }
  if (dialect.stream !== 'none' && REFUSES_STREAM.test(complaint)) {
    return { ...dialect, stream: 'none' };
  }
  return null;
}
