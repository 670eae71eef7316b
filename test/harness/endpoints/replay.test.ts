import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adapter } from '../../../harness/endpoints/replay.ts';
import type { Endpoint, Request } from '../../../harness/schema/endpoint.ts';
import { choiceItem } from '../../support/items.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function replay(name: string, content: string, mapping = ''): Promise<Endpoint> {
  const file = join(await temporaryFolder(), name);
  await writeFile(file, content);
  return adapter.open(
    { adapter: 'replay', model: `${file}${mapping}` },
    { environment: {}, items: [], seed: 0 },
  );
}
const ask = (endpoint: Endpoint, id: string, probe = 'full') =>
  endpoint
    .send(
      { item: choiceItem(id), probe, variant: '' } as unknown as Request,
      new AbortController().signal,
    )
    .then((reply) => reply.text);

describe('replay', () => {
  it('reads JSON lines by item and probe; the probe is full where it is left out', async () => {
    const endpoint = await replay(
      'a.jsonl',
      '{"item":"v_1","text":"C","extra":1}\n\n{"item":"v_1","probe":"blind","text":""}\n',
    );
    expect(await ask(endpoint, 'v_1')).toBe('C');
    expect(await ask(endpoint, 'v_1', 'blind')).toBe('');
  });

  it('reads a CSV with the same columns', async () => {
    const endpoint = await replay('a.csv', 'item,probe,text\nv_1,blind,"B, I think"\n');
    expect(await ask(endpoint, 'v_1', 'blind')).toBe('B, I think');
  });

  it('reads named columns of a wide CSV, a blank as an empty answer', async () => {
    const endpoint = await replay(
      'wide.csv',
      'sample_id,64f,textonly\n001-1,A,\n',
      '#item=sample_id&full=64f&blind=textonly',
    );
    expect(await ask(endpoint, '001-1')).toBe('A');
    expect(await ask(endpoint, '001-1', 'blind')).toBe('');
  });

  it('refuses two different answers to one question', async () => {
    const twice = '{"item":"v_1","text":"C"}\n{"item":"v_1","text":"C"}\n';
    expect(await ask(await replay('a.jsonl', twice), 'v_1')).toBe('C');
    await expect(replay('a.jsonl', `${twice}{"item":"v_1","text":"B"}\n`)).rejects.toMatchObject({
      code: 'DATA_INVALID',
      message: 'a.jsonl holds two answers to v_1 under full',
    });
  });

  it('a missing line is a failure and never an empty answer', async () => {
    const endpoint = await replay('a.jsonl', '{"item":"v_1","text":"C"}\n');
    await expect(ask(endpoint, 'v_2')).rejects.toMatchObject({
      code: 'ANSWER_MISSING',
      retryable: false,
    });
    await expect(ask(endpoint, 'v_1', 'blind')).rejects.toMatchObject({ code: 'ANSWER_MISSING' });
  });

  it.each([
    [
      'lmms-eval',
      'm_samples_videomme.jsonl',
      '{"doc_id":0,"doc":{"question_id":"v_1"},"filtered_resps":["C"]}',
    ],
    ['the authors', 'answers.json', '{"v_1":{"prediction":2,"answer":0}}'],
    ['a submission', 'answers.json', '{"v_1":"C"}'],
    ['a template', 'template.json', '[{"questions":[{"question_id":"v_1","response":"C"},]}]'],
  ])('reads the file of %s as it is', async (_who, name, content) => {
    expect(await ask(await replay(name, content), 'v_1')).toBe('C');
  });

  it('a request that failed elsewhere is missing here, and no answer', async () => {
    const log =
      '{"doc_id":0,"doc":{"uid":"v_1"},"resps":[["[LMMS_EVAL_REQUEST_FAILED after 5 retries] D"]]}';
    await expect(ask(await replay('a.jsonl', log), 'v_1')).rejects.toMatchObject({
      code: 'ANSWER_MISSING',
    });
  });

  it('a file that names only rows is to be imported first', async () => {
    await expect(replay('a.tsv', 'index\tprediction\n0\tC\n')).rejects.toMatchObject({
      code: 'USAGE',
      hint: expect.stringContaining('sightline import vlmevalkit'),
    });
  });

  it.each([
    ['a.jsonl', '{"item":"v_1"}\n', '', /a\.jsonl:1: text/],
    ['a.jsonl', '{"item":"v_1","text":"C"}\nnonsense\n', '', /a\.jsonl:2/],
    ['a.csv', 'item,answer\nv_1,C\n', '', /a\.csv:2: text/],
    ['a.csv', 'id,answer\nv_1,C\n', '', /no known format.*id, answer/],
    ['a.csv', 'id,answer\nv_1,C\n', '#item=id&full=reply', /a\.csv:2: reply/],
    ['a.csv', 'id,answer\nv_1,C\n', '#full=answer', /which columns/],
    ['a.csv', 'item,text\nv_1,C,D\n', '', /a\.csv:2: .*2 columns/],
    ['a.txt', 'C', '', /\.jsonl, \.json, \.csv/],
    ['a.json', '{"v_1":\n}}', '', /a\.json:2/],
    ['a.jsonl', '', '', /empty/],
  ])('says what is wrong with %s holding %j', async (name, content, mapping, message) => {
    await expect(replay(name, content, mapping)).rejects.toThrow(message);
  });

  it('says that a file does not exist', async () => {
    const spec = { adapter: 'replay', model: '/nowhere/a.jsonl' };
    const opened = adapter.open(spec, { environment: {}, items: [], seed: 0 });
    await expect(opened).rejects.toMatchObject({ code: 'DATA_MISSING' });
  });
});
