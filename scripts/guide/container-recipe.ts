import { existsSync } from 'node:fs';
import { join } from 'node:path';

const INSTRUCTION =
  /^(FROM|ARG|ENV|RUN|COPY|ADD|WORKDIR|ENTRYPOINT|CMD|USER|LABEL|VOLUME|EXPOSE|SHELL|STOPSIGNAL|HEALTHCHECK)\s+(.+)$/s;
const SECTIONS = new Set([
  'post',
  'files',
  'environment',
  'runscript',
  'startscript',
  'labels',
  'help',
  'test',
  'setup',
  'arguments',
]);

/**
 * Reads a Dockerfile as far as to know that its instructions are ones, that the first names an image,
 * and that what it copies from the context is there. Throws an Error with the instruction.
 */
export function checkDockerfile(text: string, context: string): void {
  const instructions = text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  for (const [at, line] of instructions.entries()) {
    const [, word = '', rest = ''] = INSTRUCTION.exec(line) ?? [];
    if (word === '') throw new Error(`no instruction: ${line}`);
    if (at === 0 && !['FROM', 'ARG'].includes(word)) throw new Error(`FROM is not first: ${line}`);
    if (['ENTRYPOINT', 'CMD'].includes(word) && rest.startsWith('[')) JSON.parse(rest);
    if (word !== 'COPY' || rest.includes('--from=')) continue;
    const sources = rest
      .split(/\s+/)
      .filter((part) => !part.startsWith('--'))
      .slice(0, -1);
    for (const source of sources.filter((one) => !/[*?]/.test(one))) {
      if (!existsSync(join(context, source))) throw new Error(`${source} is not there: ${line}`);
    }
  }
}

/** Reads an Apptainer definition: a header with a source, then known sections. Throws an Error. */
export function checkDefinition(text: string): void {
  const [header = '', ...sections] = text.split(/^%/m);
  for (const field of ['Bootstrap', 'From']) {
    if (!new RegExp(`^${field}: *\\S+`, 'im').test(header)) throw new Error(`no "${field}:"`);
  }
  for (const section of sections) {
    const [name = ''] = section.split(/\s/);
    if (!SECTIONS.has(name)) throw new Error(`unknown section %${name}`);
  }
}
