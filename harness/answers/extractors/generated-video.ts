import type { Extractor } from '../../schema/answer.ts';

/** The file that a generator has made, below the run folder. */
export const extractor: Extractor = {
  id: 'generated-video',
  version: 1,
  extract(text) {
    if (text.trim() === '') return { answer: null, reason: 'empty' };
    if (!text.startsWith('videos/')) return { answer: null, reason: 'none' };
    return { answer: text, rule: 'file', final: true };
  },
};
