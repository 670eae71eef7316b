import type { APIRoute, GetStaticPaths } from 'astro';
import type { CheckpointSeries } from '../../../curves/checkpoint-series.ts';
import { seriesCsv } from '../../../curves/series-csv.ts';
import { slugOf } from '../../../model/slug.ts';
import { allSeries } from '../../../records/series.ts';

export const getStaticPaths = (async () =>
  (await allSeries()).map((series) => ({
    params: { series: slugOf(series.id) },
    props: { series },
  }))) satisfies GetStaticPaths;

/** The checkpoints of a training run with their paired differences. */
export const GET: APIRoute<{ series: CheckpointSeries }> = ({ props }) =>
  new Response(seriesCsv(props.series));
