/** Writes the JSON Schemas of the files that users write by hand: `npm run schemas`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { jsonSchemas } from '../../harness/config/json-schemas.ts';

const folder = fileURLToPath(new URL('../../schema/', import.meta.url));
await mkdir(folder, { recursive: true });
for (const [file, schema] of Object.entries(jsonSchemas())) {
  const text = await format(JSON.stringify(schema), { parser: 'json', printWidth: 100 });
  await writeFile(`${folder}${file}`, text);
}
