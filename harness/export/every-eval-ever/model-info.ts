import type { RunManifest } from '../../schema/run-manifest.ts';
import type { Result } from '../../schema/result.ts';
import { hubModel } from '../hub-place.ts';
import { details } from './details.ts';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** @param manifest of a run: only there it is known where the model was served. */
export function modelInfo({ model, settings }: Result, manifest: RunManifest | null) {
  const { developer, name } = hubModel(model);
  return {
    name: model.name,
    id: `${developer}/${name}`,
    developer,
    additional_details: details({
      deployment_type: deploymentOf(model.weights, manifest),
      model_availability: { open: 'open_weights', closed: 'closed_weights', unknown: 'unknown' }[
        model.weights
      ],
      revision: model.revision,
      family: model.family,
      parameters_billion: model.parametersB,
      url: model.url,
      series: model.series?.id,
      series_step: model.series?.step,
      reasoning_effort: settings.reasoningEffort,
    }),
  };
}

function deploymentOf(weights: Result['model']['weights'], manifest: RunManifest | null): string {
  if (weights === 'closed') return 'externally_managed';
  const urls = manifest?.endpoint.baseUrls ?? [];
  const local = urls.every((url) => URL.canParse(url) && LOOPBACK.test(new URL(url).hostname));
  return urls.length > 0 && local ? 'self_deployed' : 'unknown';
}
