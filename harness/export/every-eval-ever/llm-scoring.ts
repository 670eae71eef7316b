import { judges } from '../../answers/registry.ts';
import { hashOf } from '../../hash.ts';
import type { JudgedBy } from '../../schema/judged-by.ts';
import { details } from './details.ts';

/**
 * Who judged, with the very prompt where it is ours and still the same; one that is its authors' is never
 * copied, so that its digest stands in its place.
 */
export async function llmScoring(judge: JudgedBy) {
  const known = (await judges.ids()).includes(judge.id) ? await judges.load(judge.id) : null;
  const same = known !== null && hashOf(known.prompt) === judge.promptHash;
  const { temperature } = judge.settings;
  return {
    judges: [
      {
        model_info: {
          name: judge.model,
          id: judge.model,
          additional_details: details({
            deployment_type: 'unknown',
            model_availability: 'unknown',
            adapter: judge.adapter,
            revision: judge.revision,
          }),
        },
        ...(temperature === undefined ? {} : { temperature }),
      },
    ],
    input_prompt: same
      ? `${known.prompt.system}\n\n${known.prompt.text}`
      : `not copied here; sha256 of the prompt as canonical JSON: ${judge.promptHash}`,
    ...(judge.votes > 1 ? { aggregation_method: 'majority_vote' } : {}),
    additional_details: details({
      judge: `${judge.id}@${judge.version}`,
      votes: judge.votes,
      same_family_as_model: judge.sameFamily,
    }),
  };
}
