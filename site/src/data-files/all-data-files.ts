import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getCollection } from 'astro:content';
import { reportedSources, protocolsByBenchmark } from '../records/beside.ts';
import { benchmarkEntries } from '../records/catalogue.ts';
import { resultsFolder } from '../records/results-folder.ts';
import { textFile, type DataFile } from './data-file.ts';
import { recordSchemas } from './record-schemas.ts';
import { REPORTED_COLUMNS } from './reported-columns.ts';
import { RESULT_COLUMNS } from '../../../harness/result-table/result-columns.ts';
import { resultLines } from '../../../harness/result-table/result-lines.ts';
import { tableFiles } from './table-files.ts';

/** Files of one kind, under a heading. */
export type DataGroup = { title: string; files: DataFile[] };

/** Everything below `data/v1/` but the manifest. */
export async function dataGroups(): Promise<DataGroup[]> {
  const entries = (await benchmarkEntries()).filter(({ results }) => results.length > 0);
  const sources = await reportedSources();
  const reported = sources.flatMap((source) =>
    source.figures.map((figure) => ({ figure, source })),
  );
  const groups = [
    {
      title: 'Results, one file a benchmark',
      files: entries.flatMap(({ id, title, results }) =>
        tableFiles(
          { columns: RESULT_COLUMNS, rows: resultLines(results) },
          `benchmarks/${id}`,
          `${title}: every probe of every result`,
        ),
      ),
    },
    {
      title: 'What others have reported',
      files: [
        ...(reported.length === 0
          ? []
          : tableFiles(
              { columns: REPORTED_COLUMNS, rows: reported },
              'reported',
              'every figure that was reported, with its source',
            )),
        ...(await copies(
          'reported',
          sources.map(({ id, source }) => ({ name: id, about: source.title })),
        )),
      ],
    },
    {
      title: 'What the results rest on',
      files: [
        ...(await copies(
          'items',
          (await getCollection('itemSets')).map(({ data }) => ({
            name: data.hash,
            about: `items of ${data.benchmark} ${data.name ?? data.split}: ids, videos, breakdowns, no words`,
          })),
        )),
        ...(await copies(
          'floors',
          (await getCollection('floors')).map(({ data }) => ({
            name: data.benchmark.itemSet,
            about: `what rules that see no video score on ${data.benchmark.id} ${data.benchmark.itemSetName ?? data.benchmark.split}`,
          })),
        )),
        ...(await copies(
          'protocols',
          Array.from((await protocolsByBenchmark()).values(), ({ benchmark }) => ({
            name: benchmark.id,
            about: `how ${benchmark.title} can be asked, in its exact words`,
          })),
        )),
      ],
    },
    {
      title: 'JSON Schemas',
      files: Object.entries(recordSchemas()).map(([name, schema]) =>
        textFile(
          `schema/${name}.schema.json`,
          `${JSON.stringify(schema, null, 2)}\n`,
          `what is checked of ${name}`,
        ),
      ),
    },
  ];
  return groups.filter(({ files }) => files.length > 0);
}

/** Files of the results folder, byte for byte. */
async function copies(
  folder: string,
  files: { name: string; about: string }[],
): Promise<DataFile[]> {
  return Promise.all(
    files.map(async ({ name, about }) => ({
      path: `${folder}/${name}.json`,
      bytes: new Uint8Array(await readFile(join(resultsFolder(), folder, `${name}.json`))),
      about,
    })),
  );
}
