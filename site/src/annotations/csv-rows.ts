/**
 * The rows of a CSV text (RFC 4180) by the names of its first line. Small, because it runs in a
 * reader's browser; the harness reads the same files with a parser that knows more dialects.
 *
 * @returns null where quotes do not close or a row has another number of fields than the first line.
 */
export function csvRows(text: string): Record<string, string>[] | null {
  const records = csvRecords(text.replace(/^\uFEFF/, ''));
  const [names, ...rows] = records ?? [];
  if (names === undefined || rows.some((row) => row.length !== names.length)) return null;
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])));
}

const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

function csvRecords(text: string): string[][] | null {
  const records: string[][] = [];
  let record: string[] = [];
  const field = new RegExp(FIELD);
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    if (found === null) return null;
    const [, quoted, plain = '', end] = found;
    record.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') {
      // A comma at the very end of the text still opens a field.
      if (field.lastIndex === text.length) record.push('');
      else continue;
    }
    records.push(record);
    record = [];
  }
  return records.filter((fields) => fields.length > 1 || fields[0] !== '');
}
