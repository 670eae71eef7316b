import type { BenchmarkCard } from './schema/benchmark-card.ts';
import type { Result } from './schema/result.ts';

type Entry = { key: string; fields: Record<string, string | null> };

/** Characters that mean something to LaTeX. BibTeX counts braces even behind a backslash, so they get names. */
const LATEX: Record<string, string> = {
  '\\': '\\textbackslash ',
  '{': '\\textbraceleft ',
  '}': '\\textbraceright ',
  '~': '\\textasciitilde ',
  '^': '\\textasciicircum ',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
};

/** The data of this site as they are at a release. */
export function siteBibtex(site: {
  title: string;
  url: string | null;
  newest: string | null;
}): string {
  return bibtex({
    key: 'sightline',
    fields: {
      title: `{${latex(site.title)}}: video models, and whether they looked`,
      year: site.newest === null ? null : site.newest.slice(0, 4),
      note: site.newest === null ? null : `Data of ${day(site.newest)}`,
      url: site.url,
    },
  });
}

/** Null without a paper. */
export function benchmarkBibtex({ id, paper }: Pick<BenchmarkCard, 'id' | 'paper'>): string | null {
  if (paper === null) return null;
  return bibtex({
    key: keyOf(id),
    fields: { title: `{${latex(paper.title)}}`, url: paper.url },
  });
}

/** One result, by its record. @param url of its page; null where the site has no address. */
export function resultBibtex(
  result: Result,
  { title, url }: { title: string; url: string | null },
): string {
  const { model, benchmark, protocol, provenance } = result;
  return bibtex({
    key: keyOf(`sightline-${result.id}`),
    fields: {
      title: `{${latex(`${model.name} on ${title}`)}}`,
      author: provenance.runBy === null ? null : `{${latex(provenance.runBy)}}`,
      year: provenance.publishedAt.slice(0, 4),
      note: latex(
        `Sightline record ${result.id}, items ${benchmark.itemSet}, asked ${protocol.asked.slice(0, 12)}, published ${day(provenance.publishedAt)}`,
      ),
      url,
    },
  });
}

function bibtex({ key, fields }: Entry): string {
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === null ? [] : [`  ${name} = {${name === 'url' ? safeUrl(value) : value}},`],
  );
  return [`@misc{${key},`, ...lines, '}'].join('\n');
}

function safeUrl(url: string): string {
  return url.replace(/[{}\\]/g, encodeURIComponent);
}

function latex(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\{}~^$&#%_]/g, (character) => LATEX[character] ?? '');
}

/** The date of an ISO instant, as it was written (UTC). */
function day(instant: string): string {
  return instant.slice(0, 'YYYY-MM-DD'.length);
}

function keyOf(id: string): string {
  return id.replace(/[^a-z0-9-]+/gi, '-');
}
