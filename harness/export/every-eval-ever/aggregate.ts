import type { Result } from '../../schema/result.ts';
import type { ExportRecord } from '../export-format.ts';
import { resultPage } from '../result-page.ts';
import { details } from './details.ts';
import { evaluationResults } from './evaluation-results.ts';
import type { Samples } from './instances.ts';
import { modelInfo } from './model-info.ts';
import { SCHEMA_VERSION, type Place } from './place.ts';

/** One record of the store: who measured what of which model, and where the samples are. */
export async function aggregateOf(
  record: ExportRecord,
  { place, samples, site }: { place: Place; samples: Samples | null; site: string | null },
) {
  const { result, run } = record;
  const { provenance } = result;
  const { harness } = provenance;
  return {
    schema_version: SCHEMA_VERSION,
    evaluation_id: place.evaluationId,
    evaluation_timestamp: provenance.startedAt ?? provenance.publishedAt,
    retrieved_timestamp: place.recordedAt,
    source_metadata: {
      source_name: 'Sightline',
      source_type: 'evaluation_run',
      source_organization_name: provenance.runBy ?? 'unknown',
      evaluator_relationship: relationshipOf(result),
      additional_details: sourceDetails(result, site),
    },
    eval_library: {
      name: 'sightline',
      version: harness.version,
      additional_details: details({ commit: harness.commit, dirty: harness.dirty }),
    },
    model_info: modelInfo(result, run?.manifest ?? null),
    evaluation_results: await evaluationResults(record),
    ...(samples === null
      ? {}
      : {
          detailed_evaluation_results: {
            format: 'jsonl',
            file_path: samples.path,
            hash_algorithm: 'sha256',
            checksum: samples.sha256,
            total_rows: samples.rows,
            additional_details: details(samples.leftOut),
          },
        }),
  };
}

function sourceDetails(result: Result, site: string | null): Record<string, string> {
  const { provenance, completeness, contamination } = result;
  return details({
    record: result.id,
    page: resultPage(result, site),
    provenance_level: provenance.level,
    complete: completeness.complete,
    rows_skipped: completeness.skippedRows,
    contamination_state: contamination.state,
    contamination_because: contamination.because,
    endpoint_kind: provenance.endpoint,
    answers_from: provenance.source?.title,
    answers_url: provenance.source?.url,
    input_tokens: provenance.inputTokens,
    output_tokens: provenance.outputTokens,
  });
}

/** Of those who ran it to the makers of the model, as far as their names tell. */
function relationshipOf({ provenance: { runBy }, model: { org } }: Result): string {
  if (runBy === null) return 'other';
  return org !== null && runBy.toLowerCase() === org.toLowerCase() ? 'first_party' : 'third_party';
}
