import type { APIRoute, GetStaticPaths } from 'astro';
import { dataGroups } from '../../../data-files/all-data-files.ts';
import type { DataFile } from '../../../data-files/data-file.ts';

export const getStaticPaths = (async () =>
  (await dataGroups())
    .flatMap(({ files }) => files)
    .map((file) => ({ params: { path: file.path }, props: { file } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: DataFile }> = ({ props }) => new Response(props.file.bytes);
