/** Names under which people put keys. */
const SECRET_NAME =
  /^(?:.*[-_])?(?:api[-_]?key|apikey|access[-_]?token|auth[-_]?token|token|secret|password|authorization)$/i;

/** Keys as providers write them: OpenAI, Anthropic, OpenRouter, Hugging Face, Groq, xAI, Google, GitHub. */
const SECRET_VALUE =
  /\b(?:sk|pk|rk)-[A-Za-z0-9_-]{8,}|\bhf_[A-Za-z0-9]{8,}|\bgsk_[A-Za-z0-9]{8,}|\bxai-[A-Za-z0-9]{8,}|\bAIza[A-Za-z0-9_-]{20,}|\bgh[opsu]_[A-Za-z0-9]{16,}|\bBearer\s+\S{8,}/;

/** A user name or a password in a URL. */
const SECRET_URL = /\/\/[^/@\s]+@/;

/** The path of the first value that looks like a key, else null. The value itself is never told. */
export function findSecret(value: unknown, path: string[] = []): string | null {
  if (typeof value === 'string') {
    const named = SECRET_NAME.test(spaced(path.at(-1) ?? '')) && value.length > 0;
    const looks = SECRET_VALUE.test(value) || SECRET_URL.test(value);
    return named || looks ? path.join('.') : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = findSecret(inner, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}

/** `openaiApiKey` as `openai-Api-Key`. */
function spaced(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2');
}
