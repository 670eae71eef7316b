import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { EndpointError, SightlineError } from '../errors.ts';
import { parseContent } from '../imports/content.ts';
import { readAnswers } from '../imports/formats.ts';
import { placeAnswers, type ReplayLine } from '../imports/place-answers.ts';
import { columnsOf, readWideTable } from '../imports/wide-table.ts';
import type { Adapter } from '../schema/endpoint.ts';

/**
 * Answers that were recorded elsewhere, by item and probe.
 *
 * JSONL: one `{item, probe?, text}` a line; `probe` is `full` where it is left out. CSV with the same
 * columns, or any table whose columns are named behind the file name:
 * `answers.csv#item=sample_id&full=64f_151k&blind=textonly` reads the answers of the probe `full` from
 * the column `64f_151k`. The files of other harnesses and of the benchmarks' authors are read as they
 * are (`imports/formats.ts`). A blank is an answer that was empty; a missing line is a failure.
 */
export const adapter: Adapter = {
  id: 'replay',
  summary: 'answers recorded in a file: ours, of lmms-eval or VLMEvalKit, or of the authors',
  example: 'replay:answers.jsonl',
  kind: 'recorded',
  async identify(spec) {
    const [path = '', mapping = ''] = spec.model.split(/#(.*)/s);
    return createHash('sha256')
      .update(await bytesOf(path))
      .update(mapping)
      .digest('hex');
  },
  async open(spec) {
    const [path = '', mapping] = spec.model.split(/#(.*)/s);
    const answers = await recorded(path, mapping);
    return {
      accepts: ['text'],
      async send({ item, probe, variant }) {
        const text = answers.get(key(item.id, probe, variant));
        if (text !== undefined) return { text, finish: 'stop' };
        throw new EndpointError(
          'ANSWER_MISSING',
          `${path} holds no answer to ${item.id} under ${probe}`,
          {
            hint: 'add the line, or leave the item out with --items',
          },
        );
      },
    };
  },
};

async function recorded(path: string, mapping: string | undefined): Promise<Map<string, string>> {
  const columns = mapping === undefined ? null : columnsOf(mapping);
  const file = basename(path);
  const content = await parseContent(file, await bytesOf(path));
  const answers = columns === null ? readAnswers(content, 'auto') : readWideTable(content, columns);
  const { lines, contradiction } = placeAnswers(answers, file, null);
  if (contradiction !== null) throw twoAnswers(file, contradiction);
  return new Map(lines.map(({ item, probe, variant, text }) => [key(item, probe, variant), text]));
}

async function bytesOf(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'does not exist' : `cannot be read (${error.code})`;
    throw new SightlineError('DATA_MISSING', `${path} ${why}`, { cause: error });
  });
}

function key(item: string, probe: string, variant: string): string {
  return JSON.stringify([item, probe, variant]);
}

/** Which of two recorded answers was meant is not ours to guess. */
function twoAnswers(file: string, { item, probe }: ReplayLine): SightlineError {
  return new SightlineError('DATA_INVALID', `${file} holds two answers to ${item} under ${probe}`, {
    hint: 'keep the one that counts; sightline import keeps the last',
  });
}
