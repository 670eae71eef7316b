import type { APIRoute, GetStaticPaths } from 'astro';
import { filesOf } from '../../../board-files/files-of.ts';
import { questionEntries } from '../../../records/catalogue.ts';

export const getStaticPaths = (async () => {
  const paths = [];
  for (const entry of await questionEntries()) {
    for (const [file, text] of await filesOf(entry)) {
      paths.push({ params: { benchmark: entry.id, file }, props: { text } });
    }
  }
  return paths;
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) => new Response(String(props['text']));
