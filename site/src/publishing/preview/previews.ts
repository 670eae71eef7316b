import type { Result } from '../../../../harness/schema/result.ts';
import { bestRows, score } from '../../model/board.ts';
import { counted, interval, percent } from '../../model/figures.ts';
import { SHOWN_PROBES, probeTitle } from '../../model/probe-words.ts';
import type { BenchmarkEntry } from '../../records/catalogue.ts';
import type { Preview, ProbeMark } from './picture.ts';

/** The pictures of all links, by their paths below `previews/`. */
export function previewsOf(
  entries: BenchmarkEntry[],
  { board }: { board: string },
): Map<string, Preview> {
  const total = entries.reduce((sum, { results }) => sum + results.length, 0);
  const home: Preview = {
    board,
    title: 'Did the model look?',
    lead: `${counted(total, 'result')} on ${counted(entries.length, 'benchmark')}, asked again without the video`,
  };
  return new Map([
    ['home', home],
    ...entries
      .filter(({ results }) => results.length > 0)
      .map((entry) => [`benchmarks/${entry.id}`, boardPreview(entry, board)] as const),
    ...entries.flatMap(({ title, results }) =>
      results.map(
        (result) =>
          [
            `results/${result.benchmark.id}/${result.id}`,
            resultPreview(result, { board, benchmark: title }),
          ] as const,
      ),
    ),
  ]);
}

function boardPreview({ title, results, boards }: BenchmarkEntry, board: string): Preview {
  const best = boards.flatMap((one) => bestRows(one).slice(0, 1))[0];
  const marks = best === undefined ? [] : marksOf(best.result);
  const lead =
    best === undefined
      ? counted(results.length, 'result')
      : `${counted(results.length, 'result')}; the best row: ${best.result.model.name}`;
  return { board, title, lead, marks };
}

function resultPreview(result: Result, names: { board: string; benchmark: string }): Preview {
  const { board, benchmark } = names;
  const { split, itemSetName } = result.benchmark;
  const value = score(result);
  const estimate = result.probes['full']?.accuracy ?? null;
  const graded = result.probes['full']?.checklists !== undefined;
  return {
    board,
    title: result.model.name,
    lead: `${benchmark}, ${itemSetName ?? split}`,
    ...(value === null
      ? {}
      : {
          figure: {
            value: percent(value),
            interval: graded || estimate === null ? '' : `95%: ${interval(estimate)}`,
          },
        }),
    marks: graded ? [] : marksOf(result),
  };
}

function marksOf({ probes }: Pick<Result, 'probes'>): ProbeMark[] {
  return SHOWN_PROBES.flatMap((probe) => {
    const estimate = probes[probe]?.accuracy ?? null;
    if (estimate === null || probes[probe]?.checklists !== undefined) return [];
    const { value, low, high } = estimate;
    return [{ probe, title: probeTitle(probe), value, low, high }];
  });
}
