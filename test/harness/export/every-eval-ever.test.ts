import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  AGGREGATE_PATH,
  aggregateContract,
  instanceContract,
  SAMPLES_PATH,
} from '../../../harness/export/every-eval-ever/contract.ts';
import { sampleHash } from '../../../harness/export/every-eval-ever/instances.ts';
import { uuidOf } from '../../../harness/export/every-eval-ever/place.ts';
import type { ExportRecord } from '../../../harness/export/export-format.ts';
import { format } from '../../../harness/export/formats/every-eval-ever.ts';
import { readExportRecords } from '../../../harness/export/read-export-records.ts';
import { judge } from '../../../harness/answers/judges/open-answer.ts';
import { hashOf } from '../../../harness/hash.ts';
import { benchmarks } from '../../../harness/plan/benchmarks.ts';
import type { JournalLine, ScoreLine } from '../../../harness/schema/journal.ts';
import type { Outcome } from '../../../harness/schema/outcome.ts';
import { exportedItems, exportRecord, OPTIONS } from '../../support/export-records.ts';
import { choiceItem } from '../../support/items.ts';
import { runManifest } from '../../support/run-manifest.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const RESULTS = fileURLToPath(new URL('../../../results/', import.meta.url));
const nextqa = await benchmarks.load('nextqa');
const options = { ...OPTIONS, format: 'every-eval-ever', site: 'https://example.org/' };

const aggregateIn = (files: { path: string; text: string }[]) =>
  aggregateContract.parse(
    JSON.parse(files.find(({ path }) => path.endsWith('.json'))?.text ?? 'null'),
  );

it('every committed record of a model keeps the rules of the schema, in a place of its own', async () => {
  const folders = ['video-mme', 'nextqa'].map((name) => join(RESULTS, name));
  const records = await readExportRecords(folders, { results: RESULTS, data: null });
  const models = records.filter(({ result }) => result.model.kind === 'model');
  const { files, notes } = await format.write(records, options);
  expect(files.length).toBe(models.length);
  expect(files.length).toBeGreaterThan(30);
  expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
  const ids = files.map(({ path, text }) => {
    expect(path).toMatch(AGGREGATE_PATH);
    return aggregateContract.parse(JSON.parse(text)).evaluation_id;
  });
  expect(new Set(ids).size).toBe(files.length);
  expect(notes).toEqual([
    expect.stringMatching(/^left out \d+ \(.*, …\): a rule that sees no video/),
  ]);
});

describe('a record', () => {
  it('has its score, its probes beside it, and how the interval was made', async () => {
    const record = exportRecord({ id: 'a', benchmark: nextqa, model: { name: 'M', id: 'Org/M' } });
    const { files } = await format.write([record], options);
    expect(files[0]?.path).toMatch(/^data\/sightline-nextqa\/Org\/M\//);
    const made = aggregateIn(files);
    expect(made.evaluation_results.map((one) => one.evaluation_name)).toEqual([
      'nextqa.val',
      'nextqa.val.probe-blind',
      'nextqa.val.probe-frame-middle',
    ]);
    const [full] = made.evaluation_results;
    const { accuracy } = record.result.probes['full'] ?? {};
    expect(full?.score_details).toMatchObject({
      score: accuracy?.value,
      uncertainty: {
        standard_error: { value: accuracy?.se, method: expect.stringMatching(/^cluster_robust/) },
        confidence_interval: { lower: accuracy?.low, upper: accuracy?.high },
        num_samples: 40,
      },
      details: { unparsed: '1', failed: '0', chance: '0.2' },
    });
    expect(full?.generation_config.additional_details).toMatchObject({
      protocol_asked_sha256: record.result.protocol.asked,
      frames: JSON.stringify(record.result.protocol.frames),
      decoder: 'node-av 6.1.1 (FFmpeg 8.0)',
    });
    expect(made.source_metadata).toMatchObject({
      evaluator_relationship: 'first_party',
      additional_details: {
        page: 'https://example.org/results/nextqa/a/',
        provenance_level: 'submitted',
        contamination_state: 'unknown',
        complete: 'true',
      },
    });
  });

  it('keeps its name when it is scored or published again, and has another for another run', async () => {
    const pathOf = async (changes: Parameters<typeof exportRecord>[0]) =>
      (await format.write([exportRecord(changes)], options)).files[0]?.path;
    const first = await pathOf({ id: 'a' });
    expect(await pathOf({ id: 'a', provenance: { publishedAt: '2027-01-01T00:00:00Z' } })).toBe(
      first,
    );
    expect(await pathOf({ id: 'b' })).not.toBe(first);
    expect(await pathOf({ id: 'a', provenance: { startedAt: '2027-01-01T00:00:00Z' } })).not.toBe(
      first,
    );
  });

  it('names its judge with the very prompt, or with a digest where that is another', async () => {
    const by = {
      id: 'open-answer',
      version: 1,
      adapter: 'openai',
      model: 'judge-model',
      revision: null,
      settings: { temperature: 0 },
      promptHash: hashOf(judge.prompt),
      votes: 3,
      sameFamily: false,
    };
    const scoringOf = async (promptHash: string) => {
      const record = exportRecord({ protocol: { judge: { ...by, promptHash } } });
      const [full] = aggregateIn((await format.write([record], options)).files).evaluation_results;
      return full?.metric_config.llm_scoring;
    };
    expect(await scoringOf(by.promptHash)).toMatchObject({
      judges: [{ model_info: { id: 'judge-model' }, temperature: 0 }],
      input_prompt: `${judge.prompt.system}\n\n${judge.prompt.text}`,
      aggregation_method: 'majority_vote',
    });
    expect((await scoringOf('f00'))?.input_prompt).toMatch(/^not copied here; .*f00$/);
  });
});

const OUTCOMES: Outcome[] = ['correct', 'wrong', 'unparsed', 'failed', 'unjudged', 'not-asked'];
const items = exportedItems.ids.map((id) => choiceItem(id, { question: `Wo läuft ${id}?` }));

/** A run whose first items have one outcome each, and whose licence lets `publishes` out. */
function runRecord(publishes: 'text' | 'predictions'): ExportRecord {
  const key = (index: number, repeat = 0) => ({
    trial: `${index}/${repeat}`,
    item: exportedItems.ids[index] ?? '',
    probe: 'full',
    variant: '',
    repeat,
  });
  const scores = OUTCOMES.map((outcome, index): ScoreLine => ({
    ...key(index),
    answer: outcome === 'correct' ? 'A' : outcome === 'wrong' ? 'B' : null,
    rule: outcome === 'unparsed' ? 'no letter' : 'letter alone',
    outcome,
    values: null,
    scored: 's',
  }));
  const journal = OUTCOMES.map((outcome, index): JournalLine => ({
    ...key(index),
    at: '2026-11-19T08:12:00Z',
    attempts: 1,
    latencyMs: 12,
    digest: null,
    frames: null,
    cached: false,
    reply:
      outcome === 'failed'
        ? null
        : {
            text: `reply ${index}`,
            finish: 'stop',
            usage: index === 0 ? { inputTokens: 3, outputTokens: 2 } : { inputTokens: 3 },
          },
    failure: outcome === 'failed' ? { code: 'ENDPOINT_BUSY', message: 'busy' } : null,
  }));
  const again = { ...key(0, 1), answer: 'B', rule: 'r', values: null, scored: 's' };
  const record = exportRecord({ id: 'run', benchmark: { ...nextqa, publishes } });
  const manifest = runManifest({
    endpoint: {
      adapter: 'openai',
      kind: 'model',
      model: 'm',
      identity: null,
      baseUrls: ['http://127.0.0.1:8000/v1'],
    },
  });
  return {
    ...record,
    content: async () => items,
    run: {
      manifest,
      items: exportedItems,
      scores: [...scores, { ...again, outcome: 'wrong' as const }],
      journal,
      scored: { ...record.result.protocol },
    },
  };
}

describe('samples', () => {
  it('are the scored trials of a run whose licence lets text out; the others are counted', async () => {
    const { files, notes } = await format.write([runRecord('text')], options);
    const made = aggregateIn(files);
    const samples = files.find(({ path }) => path.endsWith('.jsonl'));
    expect(samples?.path).toMatch(SAMPLES_PATH);
    const rows = (samples?.text ?? '')
      .trimEnd()
      .split('\n')
      .map((line) => instanceContract.parse(JSON.parse(line)));
    expect(rows.map(({ evaluation, metadata }) => [metadata['outcome'], evaluation])).toEqual([
      ['correct', { score: 1, is_correct: true }],
      ['wrong', { score: 0, is_correct: false }],
      ['unparsed', { score: 0, is_correct: false }],
    ]);
    expect(made.detailed_evaluation_results).toEqual({
      format: 'jsonl',
      file_path: samples?.path,
      hash_algorithm: 'sha256',
      checksum: createHash('sha256')
        .update(samples?.text ?? '')
        .digest('hex'),
      total_rows: 3,
      additional_details: { failed: '1', unjudged: '1', notAsked: '1' },
    });
    expect(notes).toEqual(['run: 3 samples; left out: 1 failed, 1 unjudged, 1 not asked']);
    const [first, second] = rows;
    expect(first).toMatchObject({
      evaluation_id: made.evaluation_id,
      model_id: made.model_info.id,
      evaluation_result_id: made.evaluation_results[0]?.evaluation_result_id,
      sample_id: exportedItems.ids[0],
      output: { raw: ['reply 0'] },
      answer_attribution: [{ extracted_value: 'A', extraction_method: 'choice@1: letter alone' }],
      token_usage: { input_tokens: 3, output_tokens: 2, total_tokens: 5 },
    });
    expect(second?.token_usage).toBeUndefined();
    expect(made.model_info.additional_details.deployment_type).toBe('self_deployed');
  });

  it('stay here where the licence keeps text back', async () => {
    const { files, notes } = await format.write([runRecord('predictions')], options);
    expect(files).toHaveLength(1);
    expect(files[0]?.text).not.toContain('Wo läuft');
    expect(files[0]?.text).not.toContain('127.0.0.1');
    expect(aggregateIn(files).detailed_evaluation_results).toBeUndefined();
    expect(notes).toEqual([
      expect.stringContaining('lets out predictions, and a sample holds text'),
    ]);
  });

  it('have the hash that Python makes of them', () => {
    // hashlib.sha256(json.dumps({…}, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
    const sample = { raw: 'Wer läuft – "er"? 🏃\u007f\n', reference: ['A', 'é'] };
    expect(sampleHash(sample)).toBe(
      '495d5c9d80037a12efae3a410afe0783510490d1a12a8362dc494951a8903ca9',
    );
  });
});

it('a name is a digest in the form of a random one', () => {
  const names = Array.from({ length: 200 }, (_, index) => uuidOf(String(index)));
  for (const name of names)
    expect(name).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(names).size).toBe(200);
});

describe('a schema of the user', () => {
  async function schemas(aggregate: unknown, instance: unknown = {}): Promise<string> {
    const folder = join(await temporaryFolder(), 'schemas');
    await mkdir(folder);
    await writeFile(join(folder, 'eval.schema.json'), JSON.stringify(aggregate));
    await writeFile(join(folder, 'instance_level_eval.schema.json'), JSON.stringify(instance));
    return join(folder, 'eval.schema.json');
  }
  const write = (schema: string) => format.write([runRecord('text')], { ...options, schema });

  it('is held beside our own rules, for records and for samples', async () => {
    const fits = await schemas(
      { required: ['evaluation_id'], properties: { schema_version: { const: '0.3.0' } } },
      { properties: { messages: { type: 'null' } }, required: ['output'] },
    );
    expect((await write(fits)).files).toHaveLength(2);
    await expect(write(await schemas({ required: ['a_new_field'] }))).rejects.toThrow(
      /run does not fit every_eval_ever 0.3.0: \/: lacks a_new_field/,
    );
    await expect(write(await schemas({}, { required: ['more'] }))).rejects.toThrow(
      /_samples.jsonl:1 does not fit .*lacks more/,
    );
  });

  it('has to be there, and JSON', async () => {
    await expect(write('/nowhere/eval.schema.json')).rejects.toThrow(/cannot be read/);
    const file = await schemas({});
    await writeFile(file, '{');
    await expect(write(file)).rejects.toThrow(/is no JSON/);
  });
});
