import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { settings } from '../../publishing/settings.ts';

/** One file where a logo is configured, else none. */
export const getStaticPaths = (() =>
  settings.logo === null
    ? []
    : [{ params: { file: `logo${extname(settings.logo)}` } }]) satisfies GetStaticPaths;

export const GET: APIRoute = async () => new Response(await readFile(settings.logo ?? ''));
