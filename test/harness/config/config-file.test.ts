import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig, parseConfig } from '../../../harness/config/config-file.ts';
import { dataFolder } from '../../support/data-folder.ts';

const problem = (value: unknown) => {
  try {
    parseConfig(typeof value === 'string' ? value : JSON.stringify(value), 'c.json');
  } catch (error) {
    return error;
  }
  return null;
};

test('the next file upwards is read, and its folders are relative to it', async () => {
  const root = dataFolder({ 'sightline.config.json': '{"data": {"nextqa": "videos/nextqa"}}' });
  await mkdir(join(root, 'a/b'), { recursive: true });
  expect(await loadConfig(join(root, 'a/b'))).toMatchObject({
    path: join(root, 'sightline.config.json'),
    config: { data: { nextqa: join(root, 'videos/nextqa') } },
  });
});

test('no file is an empty config, a named file that is missing an error', async () => {
  const root = dataFolder({ x: '' });
  expect((await loadConfig(root)).config).toEqual({
    endpoints: {},
    data: {},
    prices: {},
    defaults: {},
  });
  await expect(loadConfig(root, 'none.json')).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
});

describe('an unknown key names its path and the nearest key', () => {
  test.each([
    [{ endpoint: {} }, 'endpoint: unknown key; did you mean "endpoints"?'],
    [
      { defaults: { concurency: 4 } },
      'defaults.concurency: unknown key; did you mean "concurrency"?',
    ],
    [
      { endpoints: { mine: { endpoint: 'openai:m', settings: { temprature: 0 } } } },
      'endpoints.mine.settings.temprature: unknown key; did you mean "temperature"?',
    ],
  ])('%j', (value, message) => {
    expect(problem(value)).toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining(message) as string,
    });
  });
});

test('an endpoint without a model names its path', () => {
  expect(problem({ endpoints: { mine: { endpoint: 'openai:' } } })).toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('endpoints.mine.endpoint: ') as string,
  });
});

test('a wrong value names its path', () => {
  const negative = { prices: { m: { inputPerMillion: -1, outputPerMillion: 1 } } };
  expect(problem(negative)).toMatchObject({
    message: expect.stringContaining('prices.m.inputPerMillion') as string,
  });
  expect(problem('{"data":')).toMatchObject({ code: 'CONFIG_INVALID' });
});

describe('a key is refused, and not told', () => {
  test.each([
    { endpoints: { a: { endpoint: 'openai:m', apiKey: 'abcdefgh' } } },
    { endpoints: { a: { endpoint: 'openai:m@https://me:pass@host/v1' } } },
    { endpoints: { a: { endpoint: 'openai:m', extraBody: { x: 'sk-proj-0123456789abcdef' } } } },
    { endpoints: { a: { endpoint: 'openai:m', extraBody: { api_key: 'whatever' } } } },
    { OPENAI_API_KEY: 'whatever-it-is' },
    { defaults: { endpoint: 'hf_abcdefghijkl' } },
  ])('%#', (value) => {
    const error = problem(value) as Error & { hint: string };
    expect(error.message).toContain('this looks like a key');
    expect(error.hint).toContain('environment');
    expect(error.message).not.toMatch(/abcdefgh|0123456789|whatever|pass/);
  });

  test('numbers of tokens and tokenizers are no keys', () => {
    const extraBody = { max_completion_tokens: 5, tokenizer: 'auto', top_k: 1 };
    expect(problem({ endpoints: { a: { endpoint: 'openai:m', extraBody } } })).toBeNull();
  });
});
