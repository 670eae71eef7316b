import { scoresOf, type FeatureRows } from './feature-rows.ts';
import { shuffled } from './shuffled.ts';
import { TouchedGradient } from './touched-gradient.ts';

/** One question: its options are the rows from `from` to before `to`, and `right` of them was the answer. */
export type Choice = { from: number; to: number; right: number };

const EPOCHS = 6;
const BATCH = 64;
const STEP = 0.1;
const L2 = 1e-3;
const EPSILON = 1e-8;

/**
 * Conditional logit (McFadden 1974): one linear score an option, softmax over the options of a
 * question, so that it takes any number of options and knows no letters. Minibatches with AdaGrad
 * (Duchi et al. 2011); the penalty falls on the weights that a batch touches.
 *
 * @param order key of the order in which the questions are shown.
 */
export function trainLogit(
  { rows, choices, dimensions }: { rows: FeatureRows; choices: Choice[]; dimensions: number },
  order: { seed: number; key: string[] },
): Float64Array {
  const weights = new Float64Array(dimensions);
  const squares = new Float64Array(dimensions);
  const gradient = new TouchedGradient(dimensions);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const shown = shuffled(choices, order.seed, ...order.key, String(epoch));
    for (let first = 0; first < shown.length; first += BATCH) {
      const batch = shown.slice(first, first + BATCH);
      gradient.clear();
      for (const choice of batch) {
        const errors = choiceErrors(rows, weights, choice);
        errors.forEach((error, option) =>
          gradient.addRow(rows, choice.from + option, error / batch.length),
        );
      }
      gradient.forEach((at, value) => {
        const slope = value + L2 * (weights[at] as number);
        const sum = (squares[at] as number) + slope * slope;
        squares[at] = sum;
        weights[at] = (weights[at] as number) - (STEP * slope) / (Math.sqrt(sum) + EPSILON);
      });
    }
  }
  return weights;
}

/** Probability less outcome, an option: the slope of the loss by its score. */
function choiceErrors(rows: FeatureRows, weights: Float64Array, choice: Choice): Float64Array {
  const errors = scoresOf(rows, weights, choice);
  const highest = Math.max(...errors);
  let sum = 0;
  for (let k = 0; k < errors.length; k += 1) {
    errors[k] = Math.exp((errors[k] as number) - highest);
    sum += errors[k] as number;
  }
  for (let k = 0; k < errors.length; k += 1) {
    errors[k] = (errors[k] as number) / sum - (k === choice.right ? 1 : 0);
  }
  return errors;
}
