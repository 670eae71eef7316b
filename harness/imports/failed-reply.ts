/**
 * What other harnesses write where an answer should be when a request failed, and then score:
 * lmms-eval's two sentinels (some of its extractors read D or E out of them), VLMEvalKit's sentence
 * (read as A).
 */
const SENTINELS = [/^\s*\[LMMS_EVAL_[A-Z_]+/, /^\s*Failed to obtain answer via API/];

export function isFailedReply(text: string): boolean {
  return SENTINELS.some((sentinel) => sentinel.test(text));
}
