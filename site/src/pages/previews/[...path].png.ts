import type { APIRoute, GetStaticPaths } from 'astro';
import sharp from 'sharp';
import { pictureOf, type Preview } from '../../publishing/preview/picture.ts';
import { previewsOf } from '../../publishing/preview/previews.ts';
import { settings } from '../../publishing/settings.ts';
import { benchmarkEntries } from '../../records/catalogue.ts';

/** None where the address of the site is not known: a picture is linked by its whole address only. */
export const getStaticPaths = (async () => {
  if (settings.origin === null) return [];
  const previews = previewsOf(await benchmarkEntries(), { board: settings.title });
  return Array.from(previews, ([path, preview]) => ({ params: { path }, props: { preview } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ preview: Preview }> = async ({ props }) => {
  const png = await sharp(Buffer.from(pictureOf(props.preview)))
    .png({ palette: true })
    .toBuffer();
  return new Response(new Uint8Array(png));
};
