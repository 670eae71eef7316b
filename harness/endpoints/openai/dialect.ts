/** What a server accepts of the wire format. Learnt from what it refuses, kept for the endpoint. */
export type Dialect = {
  /** OpenAI's reasoning models refuse `max_tokens`; many other servers know nothing else. */
  tokenLimit: 'max_tokens' | 'max_completion_tokens';
  stream: 'with-usage' | 'plain' | 'none';
};

export const FIRST_DIALECT: Dialect = { tokenLimit: 'max_tokens', stream: 'with-usage' };

/** What to try after a 400 that says `complaint`; null when it is not about the dialect. */
export function nextDialect(dialect: Dialect, complaint: string): Dialect | null {
  if (dialect.tokenLimit === 'max_tokens' && complaint.includes('max_completion_tokens')) {
    return { ...dialect, tokenLimit: 'max_completion_tokens' };
  }
  if (dialect.stream === 'with-usage' && /stream_options|include_usage/.test(complaint)) {
    return { ...dialect, stream: 'plain' };
  }
  if (dialect.stream !== 'none' && /\bstream(ing)?\b/i.test(complaint)) {
    return { ...dialect, stream: 'none' };
  }
  return null;
}
