import type { PeerExtractor } from '../peer.ts';
import { LMMS_EVAL_FAILURE } from '../peer-rules/failure-texts.ts';

/** A lone letter, a letter with punctuation behind it, any letter: the first form that occurs, wherever it does. */
const FORMS = [/(?<![\p{L}\p{N}_])([A-F])(?![\p{L}\p{N}_])/u, /([A-F])[.):]/, /([A-F])/];

const PHRASES = [
  ...['BEST ', 'CORRECT ', ''].map((kind) => `THE ${kind}ANSWER IS`),
  'BEST ANSWER:',
  'ANSWER:',
];

/** In upper case before it is read, so that every article "a" is the letter A. */
export const peer: PeerExtractor = {
  id: 'lmms-eval-motionbench',
  title: 'lmms-eval, MotionBench',
  source: 'lmms-eval v0.7.2-41 (75571cfe, August 2026), tasks/motionbench/utils.py',
  rule: 'upper-cased; the first lone letter A to F, else the first A to F anywhere',
  unread: 'wrong',
  failureText: LMMS_EVAL_FAILURE,
  extract(text) {
    const answer = (text.split('</think>').at(-1) ?? '').trim().toUpperCase();
    const rest = PHRASES.reduce((left, phrase) => left.replaceAll(phrase, ''), answer);
    const letter = FORMS.map((form) => form.exec(rest)?.[1]).find((one) => one !== undefined);
    return letter === undefined ? null : { answer: letter };
  },
};
