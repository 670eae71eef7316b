import type { ReportedRow } from '../model/reported/reported-rows.ts';
import type { Column } from '../../../harness/result-table/table.ts';

/** The columns of `data/v1/reported.*`: what others have published, one line a figure. */
export const REPORTED_COLUMNS: Column<ReportedRow>[] = [
  {
    name: 'benchmark',
    type: 'STRING',
    about: 'id of the benchmark',
    of: ({ figure }) => figure.benchmark,
  },
  {
    name: 'split',
    type: 'STRING',
    about: 'its split; empty where the source names none',
    of: ({ figure }) => figure.split,
  },
  {
    name: 'breakdown',
    type: 'STRING',
    about: 'by what the questions are divided; empty for all of them',
    of: ({ figure }) => figure.part?.breakdown ?? null,
  },
  {
    name: 'label',
    type: 'STRING',
    about: 'which part',
    of: ({ figure }) => figure.part?.label ?? null,
  },
  { name: 'model', type: 'STRING', about: 'the name as printed', of: ({ figure }) => figure.model },
  {
    name: 'model_id',
    type: 'STRING',
    about: 'id of the same model in the records here',
    of: ({ figure }) => figure.modelId,
  },
  { name: 'kind', type: 'STRING', about: 'model, human or rule', of: ({ figure }) => figure.kind },
  { name: 'org', type: 'STRING', about: 'who made it', of: ({ figure }) => figure.org },
  { name: 'size', type: 'STRING', about: 'parameters as printed', of: ({ figure }) => figure.size },
  { name: 'frames', type: 'STRING', about: 'frames as printed', of: ({ figure }) => figure.frames },
  {
    name: 'subtitles',
    type: 'BOOLEAN',
    about: 'empty where the source does not say',
    of: ({ figure }) => figure.subtitles,
  },
  {
    name: 'settings',
    type: 'STRING',
    about: 'whatever else the source says',
    of: ({ figure }) => figure.settings,
  },
  { name: 'metric', type: 'STRING', about: 'what was measured', of: ({ figure }) => figure.metric },
  { name: 'value', type: 'DOUBLE', about: 'a share, 0 to 1', of: ({ figure }) => figure.value },
  {
    name: 'step',
    type: 'DOUBLE',
    about: 'what one more in the last printed digit is worth',
    of: ({ figure }) => figure.step,
  },
  {
    name: 'date',
    type: 'STRING',
    about: 'when the model entered the source',
    of: ({ figure }) => figure.date,
  },
  { name: 'source', type: 'STRING', about: 'id of the source', of: ({ source }) => source.id },
  {
    name: 'source_title',
    type: 'STRING',
    about: 'its title',
    of: ({ source }) => source.source.title,
  },
  {
    name: 'source_url',
    type: 'STRING',
    about: 'its address',
    of: ({ source }) => source.source.url,
  },
  {
    name: 'source_place',
    type: 'STRING',
    about: 'where in it',
    of: ({ source }) => source.source.place,
  },
  {
    name: 'read_off_image',
    type: 'BOOLEAN',
    about: 'true: a digit may be misread',
    of: ({ source }) => source.source.readOffImage,
  },
];
