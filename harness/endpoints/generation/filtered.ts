/** Words of the providers' filters, in codes and in messages: OpenAI, Azure, Google, and relays of them. */
const FILTERED =
  /moderat|sentinel_block|content[ _-]?(policy|filter)|safety (system|filter)|usage (polic|guideline)|responsible ai|sensitive words/i;

/** A complaint is about the content that was asked for, not about the request. */
export function isFiltered(code: string, message: string): boolean {
  return FILTERED.test(code) || FILTERED.test(message);
}
