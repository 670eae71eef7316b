import { labelOf, type Scale } from './scale.ts';

/** What a judge has said of one answer: one rating, or one a question of a checklist. */
export type RatedAnswer = {
  /** Place of its run among those of the sample. */
  run: number;
  trial: string;
  item: string;
  /** The source video. */
  cluster: string;
  ratings: CheckRating[];
};

export type CheckRating = {
  /** `q0`, `q1`, … of a checklist; `accuracy` of an answer. */
  check: string;
  dimension: string;
  /** Place in the scale, the worst 0. */
  rating: number;
};

/** By which an answer is put into a stratum: of a checklist its lowest rating. */
export function judgeLabel(scale: Scale, { ratings }: RatedAnswer): string {
  return labelOf(scale, Math.min(...ratings.map(({ rating }) => rating)));
}
