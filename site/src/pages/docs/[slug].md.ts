import type { APIRoute, GetStaticPaths } from 'astro';
import { docEntries, type DocEntry } from '../../records/docs.ts';

export const getStaticPaths = (async () => {
  const pages = await docEntries();
  return pages.map((page) => ({ params: { slug: page.id }, props: { page } }));
}) satisfies GetStaticPaths;

/** A page of the guide as it was written, for programs that read. */
export const GET: APIRoute<{ page: DocEntry }> = ({ props: { page } }) =>
  new Response(`# ${page.data.title}\n\n${page.data.summary}\n\n${page.body ?? ''}`);
