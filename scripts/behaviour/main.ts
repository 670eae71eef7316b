/** Measures how often the tests of behaviour are wrong, and writes it down: `npm run behaviour-rates`. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { ratesSection, withSection } from './page.ts';
import { rateOf } from './rates.ts';
import { STUDIES } from './studies.ts';

const MODELS = 1000;

const page = fileURLToPath(new URL('../../docs/contamination.md', import.meta.url));
const rates = STUDIES.map((study) => rateOf(study, MODELS));
const text = withSection(await readFile(page, 'utf8').catch(() => ''), ratesSection(rates));
await writeFile(page, await format(text, { parser: 'markdown' }));
