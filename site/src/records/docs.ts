import { getCollection, type CollectionEntry } from 'astro:content';

export type DocEntry = CollectionEntry<'docs'>;

/** The pages of the guide in the order in which they are read. */
export async function docEntries(): Promise<DocEntry[]> {
  const entries = await getCollection('docs');
  return entries.toSorted((a, b) => a.data.order - b.data.order || a.id.localeCompare(b.id));
}
