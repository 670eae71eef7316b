import {
  link as hardLink,
  mkdir,
  readFile,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../../harness/schema/result.ts';
import type { Submission, SubmittedRun } from '../../../harness/schema/submission.ts';
import { acceptSubmission } from '../../../harness/submit/accept.ts';
import { validationReport } from '../../../harness/submit/report.ts';
import type { Validation } from '../../../harness/submit/validate.ts';
import {
  codesOf,
  edit,
  editReplies,
  goodSubmission,
  put,
  putReplies,
  type GoodSubmission,
} from '../../support/submission.ts';

/** The codes of a good one: its items are in no record yet. */
const GOOD = ['ITEM_SET_NEW'];

let good: GoodSubmission;
beforeEach(async () => {
  good = await goodSubmission({ probes: ['full', 'blind'], endpoint: 'baseline:longest-option' });
});

const refusing = (validation: Validation) =>
  codesOf(validation).filter((code) => !GOOD.includes(code));

const messagesOf = ({ problems }: Validation) =>
  problems.list.map(({ file, line, field, message }) =>
    [file, line, field, message].filter((one) => one !== undefined).join(' '),
  );

describe('a good submission', () => {
  it('passes the public stage', async () => {
    const validation = await good.validate();
    expect(codesOf(validation)).toEqual(GOOD);
    expect(validation.accepted).toBe(true);
  });

  it("passes the maintainer's stage, where every field of its record comes out again", async () => {
    const validation = await good.validate({ data: good.data });
    expect(codesOf(validation)).toEqual(GOOD);
    expect(validation.problems.checked.has('rescore')).toBe(true);
    expect(validationReport(validation)).toContain('nothing refuses it');
  });

  it('is accepted with a line of the ledger, and never twice', async () => {
    const { folder, results, data } = good;
    const options = { results, now: new Date('2027-01-03'), by: 'me', reason: null, url: null };
    const file = await acceptSubmission(folder, await good.validate({ data }), options);
    const record = JSON.parse(await readFile(file, 'utf8')) as Result;
    expect(record.provenance.level).toBe('submitted');
    const [line] = (await readFile(join(results, 'ledger.jsonl'), 'utf8')).split('\n');
    expect(JSON.parse(line ?? '')).toMatchObject({ action: 'add', result: record.id, by: 'me' });
    expect(codesOf(await good.validate())).toEqual(['RECORD_EXISTS']);
  });

  it('is not accepted where only the public stage was passed', async () => {
    const { folder, results } = good;
    const options = { results, now: new Date(), by: 'me', reason: null, url: null };
    await expect(acceptSubmission(folder, await good.validate(), options)).rejects.toThrow();
  });
});

describe('files', () => {
  it('that no submission has, or that are missing', async () => {
    await writeFile(join(good.folder, 'install.sh'), 'echo');
    await mkdir(join(good.folder, 'more'));
    await rm(join(good.folder, 'environment.json'));
    expect(refusing(await good.validate())).toEqual(['FILE_MISSING', 'FILE_UNKNOWN', 'UNLISTED']);
  });

  it('that are links, to anywhere', async () => {
    await rm(join(good.folder, 'environment.json'));
    await symlink('/etc/passwd', join(good.folder, 'environment.json'));
    const validation = await good.validate();
    expect(refusing(validation)).toEqual(['FILE_KIND', 'UNLISTED']);
    expect(messagesOf(validation).join()).not.toContain('root');
  });

  it('that are hard links, of which an archive can make one to any file', async () => {
    const path = join(good.folder, 'environment.json');
    await hardLink(path, `${good.folder}-elsewhere`);
    expect(refusing(await good.validate())).toEqual(['FILE_KIND', 'UNLISTED']);
  });

  it('in a folder that is a link itself', async () => {
    const link = `${good.folder}-link`;
    await symlink(good.folder, link);
    const { validateSubmission } = await import('../../../harness/submit/validate.ts');
    const options = { results: good.results, now: new Date(), data: null, replies: null };
    expect(codesOf(await validateSubmission(link, options))).toEqual(['FILE_KIND']);
  });

  it.each(['../../results/x.json', '/etc/passwd', 'C:\\x.json', '..\\x.json', 'NUL.json'])(
    'named so that they lead away: %s',
    async (name) => {
      await edit<Submission>(good.folder, 'submission.json', (submission) => {
        (submission.files[0] as { file: string }).file = name;
      });
      const validation = await good.validate();
      expect(refusing(validation)).toEqual(['PATH_ESCAPES', 'SCHEMA']);
      expect(messagesOf(validation).join('\n')).toContain('submission.json files.0.file');
    },
  );

  it('other than declared', async () => {
    const path = join(good.folder, 'environment.json');
    await writeFile(path, `${await readFile(path, 'utf8')} `);
    expect(refusing(await good.validate())).toEqual(['DIGEST', 'SIZE']);
  });

  it('larger than they may be', async () => {
    await writeFile(join(good.folder, 'record.json'), Buffer.alloc(9 * 2 ** 20, ' '));
    expect(refusing(await good.validate())).toContain('FILE_TOO_LARGE');
  });

  it('that nobody could read', async () => {
    await put(good.folder, 'record.json', '['.repeat(100_000));
    expect(refusing(await good.validate())).toEqual(['NESTED_TOO_DEEP']);
  });

  it('of more values than any needs, which would take a hundred times their letters', async () => {
    await put(good.folder, 'record.json', `[${'1,'.repeat(3_000_000)}1]`);
    expect(refusing(await good.validate())).toEqual(['FILE_TOO_LARGE']);
  });

  it('with NaN in them, which is shown', async () => {
    const path = join(good.folder, 'record.json');
    const text = await readFile(path, 'utf8');
    await put(good.folder, 'record.json', text.replace(/"value": [\d.]+/, '"value": NaN'));
    const validation = await good.validate();
    expect(refusing(validation)).toEqual(['JSON_INVALID']);
    expect(messagesOf(validation).join()).toContain('"value": NaN');
  });

  it.each(['__proto__', 'constructor', '\\u005f_proto__'])('with the key %s', async (key) => {
    const path = join(good.folder, 'record.json');
    const text = await readFile(path, 'utf8');
    await put(good.folder, 'record.json', text.replace('"probes": {', `"probes": {"${key}": {},`));
    expect(refusing(await good.validate())).toEqual(['KEY_FORBIDDEN']);
  });

  it('with fields of another kind, all at once', async () => {
    await edit(good.folder, 'record.json', (record) => {
      Object.assign(record, { id: '../../x', extra: 1 });
      Object.assign(record.benchmark, { items: -3 });
    });
    const validation = await good.validate();
    const places = messagesOf(validation).filter((one) => one.startsWith('record.json'));
    expect(places).toHaveLength(3);
    expect(refusing(validation)).toEqual(['SCHEMA']);
  });
});

describe('what nobody should see', () => {
  const KEY = `sk-${'a1B2c3D4e5F6g7H8'.repeat(2)}`;

  it('in a file', async () => {
    await edit<Submission>(good.folder, 'submission.json', (submission) => {
      submission.command += ` --extra-body '{"api_key": "${KEY}"}'`;
    });
    const validation = await good.validate();
    expect(refusing(validation)).toEqual(['SECRET']);
    expect(messagesOf(validation).join()).not.toContain(KEY);
  });

  it('in a reply', async () => {
    await editReplies(good.folder, ([first, ...lines]) => {
      if (first?.reply != null) first.reply.text = `my key: ${KEY}`;
      return first === undefined ? lines : [first, ...lines];
    });
    const validation = await good.validate();
    expect(refusing(validation)).toEqual(['SECRET']);
    expect(messagesOf(validation)).toContain('replies.jsonl.gz 1 reply.text looks like a key');
  });

  it('in a value that is wrong too, which is not told then', async () => {
    await edit(good.folder, 'record.json', (record) => {
      record.protocol.notes.push(`${'so many words '.repeat(5)}${KEY}`);
    });
    const validation = await good.validate();
    expect(refusing(validation)).toEqual(['FIELD', 'SECRET']);
    expect(messagesOf(validation).join()).not.toContain(KEY.slice(0, 5));
  });

  it('in the name of a field, which is not told either', async () => {
    await edit(good.folder, 'record.json', (record) => {
      Object.assign(record.probes, { [KEY]: record.probes['blind'] });
    });
    const validation = await good.validate();
    expect(refusing(validation)).toEqual(['FIGURE', 'SECRET']);
    expect(messagesOf(validation).join()).not.toContain(KEY);
  });

  it('in the labels of the items', async () => {
    await edit<{ ids: string[] }>(good.folder, 'items.json', (items) => {
      items.ids[0] = KEY;
    });
    expect(refusing(await good.validate())).toContain('SECRET');
  });

  it('of a machine', async () => {
    await edit<{ endpoint: { gpu: string } }>(good.folder, 'environment.json', (environment) => {
      environment.endpoint.gpu = 'see /home/jane/gpus.txt';
    });
    expect(refusing(await good.validate())).toEqual(['PRIVATE_PATH']);
  });
});

describe('replies', () => {
  it('of which some are missing', async () => {
    await editReplies(good.folder, (lines) => lines.slice(2));
    const validation = await good.validate();
    expect(refusing(validation)).toEqual(['TRIAL_MISSING']);
    expect(validation.problems.counts.get('TRIAL_MISSING')).toBe(2);
  });

  it('twice, of other trials, and of none', async () => {
    await editReplies(good.folder, ([first, second, ...lines]) => [
      ...(first === undefined ? [] : [first, first]),
      ...(second === undefined ? [] : [{ ...second, trial: 'x/full' }]),
      ...lines,
    ]);
    expect(refusing(await good.validate())).toEqual([
      'TRIAL_MISSING',
      'TRIAL_TWICE',
      'TRIAL_UNKNOWN',
    ]);
  });

  it('that are cut off', async () => {
    await truncate(join(good.folder, 'replies.jsonl.gz'), 100);
    expect(refusing(await good.validate())).toEqual(['REPLIES_UNREADABLE', 'SIZE']);
  });

  it('that unpack to more than they may, without being held', async () => {
    await putReplies(good.folder, `${' '.repeat(50 * 2 ** 20)}\n`);
    expect(refusing(await good.validate())).toEqual(['REPLIES_BOMB']);
  });

  it('of a million lines', async () => {
    const line = JSON.stringify({ of: 'trial', trial: 'x' });
    const lines = Array.from({ length: 1_000_000 }, (_, index) => `${line}${index % 997}\n`);
    await putReplies(good.folder, lines.join(''));
    const validation = await good.validate();
    expect(refusing(validation)).toContain('TOO_MANY_LINES');
    expect(validation.problems.list.length).toBeLessThan(100);
  });

  it('that are none at all', async () => {
    await put(good.folder, 'replies.jsonl.gz', 'no gzip');
    expect(refusing(await good.validate())).toEqual(['REPLIES_UNREADABLE']);
  });

  it('that say a question does not apply which always does', async () => {
    await editReplies(good.folder, (lines) =>
      lines.map((line, at) =>
        at === 0 ? { ...line, reply: null, failure: { code: 'PROBE_INAPPLICABLE' } } : line,
      ),
    );
    const validation = await good.validate();
    expect(refusing(validation)).toEqual(['ITEMS_LEFT_OUT', 'OUTCOME_CONTRADICTED']);
    expect(messagesOf(validation).join('\n')).toContain('replies.jsonl.gz 1 failure.code');
  });

  it('of a run that asks each question more often than anybody has', async () => {
    await edit<SubmittedRun>(good.folder, 'run.json', (run) => void (run.repeats = 1e9));
    expect(refusing(await good.validate())).toEqual(['RUN_TOO_LARGE']);
  });

  it('that deny an outcome', async () => {
    await editReplies(good.folder, (lines) =>
      lines.map((line, at) =>
        at === 0 ? { ...line, reply: null, failure: { code: 'ENDPOINT_BUSY' } } : line,
      ),
    );
    expect(refusing(await good.validate())).toEqual(['OUTCOME_CONTRADICTED']);
  });
});

describe('a record', () => {
  const better = (record: Result) => {
    const full = record.probes['full'];
    if (full != null) full.outcomes = (full.outcomes ?? '').replaceAll('w', 'c');
  };

  it('with edited outcomes', async () => {
    await edit(good.folder, 'record.json', better);
    const validation = await good.validate();
    expect(refusing(validation)).toEqual(['FIGURE']);
    expect(messagesOf(validation).join('\n')).toContain('record.json probes.full.counts.correct');
  });

  it('with an edited interval', async () => {
    await edit(good.folder, 'record.json', (record) => {
      const { accuracy } = record.probes['full'] ?? {};
      if (accuracy != null) accuracy.low = accuracy.value - 0.0001;
    });
    const validation = await good.validate();
    expect(refusing(validation)).toEqual(['FIGURE']);
    expect(messagesOf(validation)).toHaveLength(2);
  });

  it('whose outcomes and figures agree, and whose replies say otherwise', async () => {
    const other = await goodSubmission({
      data: good.data,
      probes: ['full', 'blind'],
      endpoint: 'baseline:majority-letter',
    });
    const { probes } = JSON.parse(
      await readFile(join(other.folder, 'record.json'), 'utf8'),
    ) as Result;
    await edit(good.folder, 'record.json', (record) => void (record.probes = probes));
    expect(refusing(await good.validate())).toEqual([]);
    const validation = await good.validate({ data: good.data });
    expect(refusing(validation)).toContain('OUTCOME_DIFFERS');
    expect(messagesOf(validation).join('\n')).toMatch(
      /items differ: \S+ "[cw]" but its reply gives/,
    );
  });

  it('of another protocol than its run', async () => {
    await edit<Submission>(good.folder, 'submission.json', (submission) => {
      submission.protocol.asked = 'f'.repeat(64);
    });
    expect(refusing(await good.validate())).toEqual(['PROTOCOL_MIXED']);
  });

  it('of a protocol that is not the one of that name', async () => {
    await edit<SubmittedRun>(good.folder, 'run.json', (run) => {
      const { frames } = run.protocol;
      if (frames.sampler === 'linspace') frames.count = 64;
    });
    expect(refusing(await good.validate())).toContain('PROTOCOL_UNKNOWN');
  });

  it('of items that were left out', async () => {
    await edit<SubmittedRun>(good.folder, 'run.json', (run) => {
      const full = run.probes.find(({ id }) => id === 'full');
      if (full !== undefined) full.mask = `-${'x'.repeat(run.itemSet.items - 1)}`;
    });
    expect(refusing(await good.validate())).toContain('ITEMS_LEFT_OUT');
  });

  it('of an item set that is not what its hash says', async () => {
    await edit<{ ids: string[] }>(good.folder, 'items.json', (items) => {
      items.ids[0] = 'another';
    });
    expect(refusing(await good.validate())).toContain('ITEM_SET');
  });

  it('of items that are published otherwise under the same hash', async () => {
    const { folder, results, validate, data } = good;
    const items = await readFile(join(folder, 'items.json'), 'utf8');
    const { hash } = JSON.parse(items) as { hash: string };
    await mkdir(join(results, 'items'));
    await writeFile(join(results, 'items', `${hash}.json`), items);
    expect(codesOf(await validate({ data }))).toEqual([]);
    // No hash covers the checklists.
    await edit<object>(folder, 'items.json', (set) => {
      const checklists = {
        dimensions: ['x'],
        categories: {},
        questions: Array.from({ length: 6 }, () => []),
      };
      const none = { labels: ['x'], items: Array(6).fill(0) };
      Object.assign(set, { checklists, breakdowns: { category: none, task: none } });
    });
    expect(refusing(await validate())).toContain('ITEM_SET');
    await rm(join(results, 'items'), { recursive: true });
    expect(refusing(await validate({ data }))).toContain('ITEM_SET');
  });

  it('that cannot be read is passed in nothing that needs it', async () => {
    await put(good.folder, 'record.json', '{');
    const { problems } = await good.validate();
    const { summariseChecks } = await import('../../../harness/submit/check-summary.ts');
    const passed = summariseChecks(problems, 'public').filter(({ status }) => status === 'pass');
    const ids = passed.map(({ id }) => id);
    for (const id of ['record', 'figures', 'standing', 'duplicates']) expect(ids).not.toContain(id);
  });

  it('that claims a level', async () => {
    await edit(good.folder, 'record.json', (record) => {
      record.provenance.level = 'attested';
    });
    expect(refusing(await good.validate())).toContain('LEVEL_CLAIMED');
  });

  it('whose answers are published under another name', async () => {
    const { nextqaFolder } = await import('../../support/items.ts');
    const data = await nextqaFolder(300, 1);
    const { folder, results, validate } = await goodSubmission({
      data,
      endpoint: 'baseline:majority-letter',
      probes: ['full'],
    });
    const text = await readFile(join(folder, 'record.json'), 'utf8');
    await mkdir(join(results, 'nextqa'));
    const published = { ...(JSON.parse(text) as Result), id: 'another' };
    published.model.id = 'another';
    await writeFile(join(results, 'nextqa', 'another.json'), JSON.stringify(published));
    expect(refusing(await validate())).toEqual(['DUPLICATE']);
    // Its own other record is none.
    published.model.id = (JSON.parse(text) as Result).model.id;
    await writeFile(join(results, 'nextqa', 'another.json'), JSON.stringify(published));
    expect(refusing(await validate())).toEqual([]);
  });

  it('from the future', async () => {
    await edit(good.folder, 'record.json', (record) => {
      record.provenance.publishedAt = '2031-01-01T00:00:00.000Z';
    });
    expect(refusing(await good.validate())).toEqual(['DATED_AHEAD']);
  });

  it('beside other data', async () => {
    const { nextqaFolder } = await import('../../support/items.ts');
    const data = await nextqaFolder();
    const file = join(data, 'val.csv');
    await writeFile(file, (await readFile(file, 'utf8')).replace('three', 'four'));
    expect(refusing(await good.validate({ data }))).toEqual(['DATA_DIFFERS']);
  });
});
