import { findSecret } from '../config/secrets.ts';

/** Keys that are known by how they begin, of which ordinary words have too little chance. */
const KEYS =
  /\b(?:sk|pk|rk)-[A-Za-z0-9_-]{16,}|\bhf_[A-Za-z0-9]{16,}|\bgsk_[A-Za-z0-9]{16,}|\bxai-[A-Za-z0-9]{16,}|\bAIza[A-Za-z0-9_-]{30,}|\bgh[opsu]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----/g;

/** What follows a word for a key. */
const NAMED =
  /(?:api[ _-]?key|access[ _-]?key|secret|token|passw(?:or)?d|authorization|bearer|credential)s?["'`]?\s{0,3}[:= ]\s{0,3}["'`]?(?:bearer\s+)?([A-Za-z0-9+/_.=-]{20,})/gi;

/** Bits a character, above which letters are no words of a language. */
const RANDOM_BITS = 3.5;

/** A path below which people and machines keep things. */
const PRIVATE =
  /(?:^|[\s"'`=(,:@])(?:file:\/\/)?(?:\/(?:home|users|root|mnt|media|data|tmp|var|srv|opt|scratch|private|workspace)\/[\w.@-]+|[a-z]:\\+(?:users|data|temp)[\\\w]*|\\\\[\w.-]+\\[\w$.-]+)/i;

type Found = { field: string; kind: 'key' | 'path' };

/**
 * The fields of a file whose values look like keys or paths of a machine. The value itself is never told.
 */
export function findPrivate(value: unknown): Found[] {
  const named = findSecret(value);
  const found: Found[] = [];
  for (const { field, text } of textsIn(value)) {
    if (looksLikeKey(text)) found.push({ field, kind: 'key' });
    if (PRIVATE.test(text)) found.push({ field, kind: 'path' });
  }
  if (named !== null && !found.some(({ field }) => field === named)) {
    found.unshift({ field: named, kind: 'key' });
  }
  return found;
}

/** A text that is told of a submission, unless there is a key in it. */
export function withoutKeys(text: string): string {
  return looksLikeKey(text) ? '(not told: it looks like a key)' : text;
}

/** The same of what a model has said: its words may be about keys and paths, so that only keys count. */
export function findKeys(value: unknown): string[] {
  return textsIn(value).flatMap(({ field, text }) => (looksLikeKey(text) ? [field] : []));
}

function looksLikeKey(text: string): boolean {
  const known = text.match(KEYS) ?? [];
  if (known.some((one) => one.startsWith('-----') || isRandom(one))) return true;
  for (const [, value = ''] of text.matchAll(NAMED)) if (isRandom(value)) return true;
  return false;
}

/** Letters and digits without a pattern: no word, no repeated sign. */
function isRandom(text: string): boolean {
  return /\d/.test(text) && /[A-Za-z]/.test(text) && entropy(text) >= RANDOM_BITS;
}

/** Of the text's own characters, in bits a character (Shannon 1948). */
function entropy(text: string): number {
  const counts = [...Map.groupBy(text, (letter) => letter).values()].map((own) => own.length);
  return counts.reduce((sum, count) => {
    const share = count / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}

function textsIn(value: unknown, path: string[] = []): { field: string; text: string }[] {
  if (typeof value === 'string') return [{ field: path.join('.'), text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    // Names of fields are somebody's words too; such a one stands at the field that holds it.
    ...(Array.isArray(value) ? [] : [{ field: path.join('.'), text: key }]),
    ...textsIn(inner, [...path, key]),
  ]);
}
