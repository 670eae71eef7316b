import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../hash.ts';
import {
  DIAGNOSES,
  readDiagnosed,
  readDiagnosis,
  writeDiagnosed,
  writeDiagnosis,
} from './diagnosis-file.ts';
import { readGrounding, writeGrounding } from './grounding-file.ts';

/**
 * Brings together what shards hold beside their scores. Diagnoses of several judges, and of samples, are
 * kept in the journal only: the whole run is diagnosed anew, and what was asked is not asked again.
 */
export async function mergeBeside(folders: string[], out: string): Promise<void> {
  const spans = await Promise.all(folders.map((folder) => readGrounding(folder)));
  await writeGrounding(out, spans.flat());
  const journals = await Promise.all(
    folders.map((folder) => readFile(join(folder, DIAGNOSES), 'utf8').catch(() => '')),
  );
  const whole = journals.map((text) => text.slice(0, text.lastIndexOf('\n') + 1)).join('');
  if (whole !== '') await writeFile(join(out, DIAGNOSES), whole);
  const files = await Promise.all(folders.map((folder) => readDiagnosis(folder)));
  const [first] = files;
  const isShared = files.every(
    (file) => file?.sample === null && canonicalJson(file.judge) === canonicalJson(first?.judge),
  );
  if (first == null || !isShared) return;
  const lines = await Promise.all(folders.map((folder) => readDiagnosed(folder)));
  await writeDiagnosed(out, lines.flat());
  const { judge, sample, baseUrls } = first;
  await writeDiagnosis(out, { judge, sample, baseUrls });
}
