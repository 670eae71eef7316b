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
  source: 'VideoKR 89972e6, lmms_eval/tasks/_task_utils/judge_utils.py',
  rule: 'in <answer> or the whole reply, in any case: a letter A to J at the start, behind "answer", anywhere',
  unread: 'wrong',
  failureText: null,
  extract(text) {
    const tagged = /<answer>(.*?)<\/answer>/is.exec(text)?.[1]?.trim() ?? '';
    const answer = (tagged === '' ? text : tagged).trim();
    const letter = FORMS.map((form) => form.exec(answer)?.[1]).find((one) => one !== undefined);
    return letter === undefined ? null : { answer: letter.toUpperCase() };
  },
};
