import type { ExportOptions, ExportRecord } from '../../harness/export/export-format.ts';
import type { Result } from '../../harness/schema/result.ts';
import { drawOutcomes, makeItemSet, makeProbe, makeResult } from '../site/support/make-result.ts';

export const OPTIONS: ExportOptions = {
  format: 'csv',
  site: null,
  wide: false,
  dataset: null,
  task: null,
  schema: null,
  allowIncomplete: false,
};

export const exportedItems = makeItemSet({
  hash: 'e8107c2fa6b3',
  benchmark: 'nextqa',
  split: 'val',
  name: null,
  items: 40,
  options: 5,
});

/** A record with `full`, `blind` and `frame-middle`; a test says what is different about it. */
export function exportRecord(
  changes: Partial<Parameters<typeof makeResult>[2]> &
    Partial<Pick<ExportRecord, 'benchmark'>> = {},
): ExportRecord {
  const { benchmark = null, ...told } = changes;
  const id = told.id ?? 'a';
  const probe = (name: string, share: number) =>
    makeProbe(
      exportedItems,
      drawOutcomes(exportedItems, { key: `${id}/${name}`, share, odd: { unparsed: 1 } }),
    );
  const probes: Result['probes'] = {
    full: probe('full', 0.7),
    blind: probe('blind', 0.4),
    'frame-middle': probe('frame-middle', 0.5),
  };
  const result = makeResult(exportedItems, probes, { id, model: { name: 'A' }, ...told });
  return {
    result,
    items: exportedItems,
    path: `${id}.json`,
    benchmark,
    floors: null,
    content: null,
  };
}

/** The text of a format of one file. */
export function onlyText({ files }: { files: { text: string }[] }): string {
  if (files.length !== 1) throw new Error(`${files.length} files`);
  return files[0]?.text ?? '';
}
