/**
 * Values of a score line whose means are reported beside the accuracy, in this order. All in [0, 1].
 * They are measured on open-ended answers, whether or not anybody judged them.
 */
export const METRICS: Readonly<Record<string, { title: string }>> = {
  wups0: { title: 'WUPS 0' },
  wups9: { title: 'WUPS 0.9' },
  exactMatch: { title: 'exact match' },
  nearMatch: { title: 'near match' },
  rougeL: { title: 'ROUGE-L' },
};
