import type { PeerExtractor } from '../peer.ts';

const LETTER = '([A-J])';
const [START, END] = [String.raw`(?<![\p{L}\p{N}_])`, String.raw`(?![\p{L}\p{N}_])`];

/** In any case: "a man" is A and "I think" is I. The first that matches anywhere decides. */
const FORMS = [
  String.raw`^\s*[([]?${LETTER}[)\].:\s]`,
  String.raw`${START}(?:answer|option|choice)\s*(?:is|:)?\s*[([]?${LETTER}${END}`,
  START + LETTER + END,
].map((form) => new RegExp(form, 'iu'));

/**
 * In rule mode, that is without a key for their judge: then open-ended questions leave the denominator.
 * Letters A to J, whatever the item has. A first extractor of theirs never matches, since its
 * backslashes are doubled; this is the one that does the work.
 */
export const peer: PeerExtractor = {
  id: 'videokr-authors',
  title: "VideoKR-Eval's authors, rule mode",
  source: 'Fu-Fu-Fu-Fu/VideoKR, lmms_eval/tasks/_task_utils/judge_utils.py at 39812881b6',
  rule: 'in <answer> or the whole reply, in any case: a letter A to J at the start, behind "answer", anywhere',
  unread: 'wrong',
  failureText: null,
  extract(text) {
    // To its patterns a run of white space is the same as one space.
    const answer = (tagged(text) ?? text).replaceAll(/\s+/g, ' ').trim();
    const letter = FORMS.map((form) => form.exec(answer)?.[1]).find((one) => one !== undefined);
    return letter === undefined ? null : { answer: letter.toUpperCase() };
  },
};

/** What the first `<answer>` holds, in any case; null where it is blank or has no end. */
function tagged(text: string): string | null {
  const start = /<answer>/i.exec(text);
  const rest = start === null ? '' : text.slice(start.index + start[0].length);
  const end = rest.search(/<\/answer>/i);
  const content = end === -1 ? '' : rest.slice(0, end).trim();
  return content === '' ? null : content;
}
