import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listCheckpoints } from '../../../harness/watch/checkpoints.ts';
import { checkPlaces, fillCommand, fillEndpoint } from '../../../harness/watch/filling.ts';
import { fits, lastNumber, stepOf } from '../../../harness/watch/step.ts';
import { writtenState } from '../../../harness/watch/written.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('the step of a folder', () => {
  it.each([
    ['checkpoint-1200', 1200],
    ['step_1200', 1200],
    ['global_step1200', 1200],
    ['iter_0000500', 500],
    ['epoch-3', 3],
    ['tmp-checkpoint-1200', null],
    ['checkpoint-1200.tmp', null],
    ['runs', null],
    ['checkpoint-', null],
  ])('%s: %s', (name, step) => {
    expect(stepOf(name)).toBe(step);
  });

  it('is the last number where a pattern has said what a checkpoint is', () => {
    expect(lastNumber('qwen3-sft-epoch=2-step=1200')).toBe(1200);
    expect(fits('qwen3-*', 'qwen3-sft-1200')).toBe(true);
    expect(fits('sft.?', 'sft.1')).toBe(true);
    expect(fits('sft.?', 'sftx1')).toBe(false);
  });
});

describe('listCheckpoints', () => {
  it('goes by the step, skips the rest with a reason, and takes a step once', async () => {
    const root = await temporaryFolder();
    for (const name of ['checkpoint-1000', 'checkpoint-200', 'logs', 'epoch-200'])
      await mkdir(join(root, name));
    await writeFile(join(root, 'checkpoint-300'), 'a file');
    const { checkpoints, skipped } = await listCheckpoints(root);
    expect(checkpoints.map(({ name }) => name)).toEqual(['checkpoint-200', 'checkpoint-1000']);
    expect(skipped).toEqual([
      { name: 'logs', why: 'its name holds no step' },
      { name: 'epoch-200', why: 'checkpoint-200 is step 200 already' },
    ]);
    const chosen = await listCheckpoints(root, 'epoch-*');
    expect(chosen).toMatchObject({ checkpoints: [{ name: 'epoch-200' }], skipped: [] });
  });

  it('says when the folder itself is not there', async () => {
    await expect(listCheckpoints('/nowhere/at/all')).rejects.toMatchObject({
      code: 'DATA_MISSING',
    });
  });
});

describe('writtenState', () => {
  const LATER = new Date(Date.now() + 3_600_000);
  const soon = { settleMs: 60_000, now: new Date() };
  const later = { settleMs: 60_000, now: LATER };
  const sharded = async (files: Record<string, string>) => {
    const folder = await temporaryFolder();
    const index = {
      metadata: { total_size: 8 },
      weight_map: { a: 'model-1.safetensors', b: 'model-2.safetensors' },
    };
    const all = { 'config.json': '{}', 'model.safetensors.index.json': JSON.stringify(index) };
    for (const [name, text] of Object.entries({ ...all, ...files }))
      await writeFile(join(folder, name), text);
    return folder;
  };

  it('is complete at once when every file of the index is there in full', async () => {
    const folder = await sharded({ 'model-1.safetensors': '12345', 'model-2.safetensors': '678' });
    expect(await writtenState(folder, soon)).toEqual({ state: 'complete' });
  });

  it('is never complete without a file that the index names, or with half of one', async () => {
    const missing = await sharded({ 'model-1.safetensors': '12345' });
    expect(await writtenState(missing, soon)).toMatchObject({ state: 'changing' });
    expect(await writtenState(missing, later)).toEqual({
      state: 'broken',
      why: 'model.safetensors.index.json names model-2.safetensors, which is not there',
    });
    const half = await sharded({ 'model-1.safetensors': '12345', 'model-2.safetensors': '6' });
    expect(await writtenState(half, later)).toMatchObject({
      state: 'broken',
      why: 'its weights have 6 of 8 bytes',
    });
  });

  it('goes by time without an index; an empty folder is not one yet', async () => {
    const folder = await temporaryFolder();
    expect(await writtenState(folder, later)).toMatchObject({ state: 'changing' });
    await writeFile(join(folder, 'model.safetensors'), 'x');
    expect(await writtenState(folder, soon)).toMatchObject({ state: 'changing' });
    expect(await writtenState(folder, later)).toEqual({ state: 'complete' });
    expect(await writtenState(join(folder, 'none'), later)).toEqual({ state: 'gone' });
  });
});

describe('what is filled in', () => {
  const filling = { checkpoint: '/a b/checkpoint-7', port: 8123, name: 'my-sft', step: 7 };

  it('is one word of the shell, with quotes around its place or without', () => {
    const command = `vllm serve {checkpoint} --port {port} --mm '{"image": 8}'`;
    const filled = `vllm serve '/a b/checkpoint-7' --port 8123 --mm '{"image": 8}'`;
    expect(fillCommand(command, filling)).toBe(filled);
    expect(fillCommand(command.replace('{checkpoint}', '"{checkpoint}"'), filling)).toBe(filled);
    expect(fillEndpoint('openai:{name}@http://127.0.0.1:{port}/v1', filling)).toBe(
      'openai:my-sft@http://127.0.0.1:8123/v1',
    );
  });

  it.each([
    ['serve --port {port}', 'openai:m@http://h:{port}/v1', 'where the checkpoint goes'],
    ['serve {checkpoint}', 'openai:m@http://h:{port}/v1', '--serve-command lacks the {port}'],
    ['serve {checkpoint} {port}', 'openai:m@http://h:8000/v1', 'the endpoint lacks the {port}'],
    ['serve {checkpoint} {port}', 'openai:m', 'where it answers'],
  ])('%s with %s is refused', (command, endpoint, words) => {
    expect(() => checkPlaces(command, endpoint)).toThrow(words);
  });
});
