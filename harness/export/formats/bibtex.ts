import { benchmarkBibtex, resultBibtex, siteBibtex } from '../../citation.ts';
import type { ExportFormat } from '../export-format.ts';
import { resultPage } from '../result-page.ts';

/** What a paper cites: each benchmark once, then each result, then the leaderboard itself. */
export const format: ExportFormat = {
  summary: 'entries of the benchmark papers, of each result and of the leaderboard',
  makes: 'file',
  write(records, { site }) {
    const papers = new Map<string, string | null>();
    for (const { benchmark } of records) {
      if (benchmark !== null) papers.set(benchmark.id, benchmarkBibtex(benchmark));
    }
    const without = [...papers].flatMap(([id, entry]) => (entry === null ? [id] : []));
    const newest =
      records
        .map(({ result }) => result.provenance.publishedAt)
        .sort()
        .at(-1) ?? null;
    const entries = [
      ...papers.values(),
      ...records.map(({ result, benchmark }) =>
        resultBibtex(result, {
          title: benchmark?.title ?? result.benchmark.id,
          url: resultPage(result, site),
        }),
      ),
      siteBibtex({ title: 'Sightline', url: site, newest }),
    ].filter((entry) => entry !== null);
    return {
      files: [{ path: 'results.bib', text: `${entries.join('\n\n')}\n` }],
      notes: without.map((id) => `${id} names no paper`),
    };
  },
};
