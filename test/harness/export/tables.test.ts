import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { format as csv } from '../../../harness/export/formats/csv.ts';
import { format as latex } from '../../../harness/export/formats/latex.ts';
import { format as markdown } from '../../../harness/export/formats/markdown.ts';
import { exportRecord, onlyText, OPTIONS } from '../../support/export-records.ts';

/** Any text, and texts that mean something to one of the formats. */
const name = fc.oneof(
  fc.string({ minLength: 1, unit: 'binary' }),
  fc.constantFrom(
    '=HYPERLINK("http://x","y")',
    '@SUM(A1)',
    '-1+1',
    '\\input{/etc/passwd} & \\\\ % x',
    'a\n\\end{tabular}',
    'a | b [c](http://d) <script> `e` *f*',
    'a\n\n# b',
    '\\',
    'a\u2028b',
  ),
);

const hostile = (told: string) => ({
  id: 'a',
  model: { name: told },
  protocol: { id: told },
  provenance: { runBy: told },
});

async function text(
  format: typeof csv,
  records = [exportRecord()],
  options: Partial<typeof OPTIONS> = {},
) {
  return onlyText(await format.write(records, { ...OPTIONS, ...options }));
}

describe('LaTeX', () => {
  it('is a table with booktabs, an interval and how it was made', async () => {
    const lines = (await text(latex)).split('\n');
    expect(lines[0]).toMatch(/^% Made by sightline export latex/);
    expect(lines[1]).toBe('% a (a1f09c7be2d4)');
    expect(lines).toContain(String.raw`\toprule`);
    const row = lines.find((line) => line.startsWith('nextqa val & A & '));
    expect(row).toMatch(
      /^nextqa val & A & sightline \(a1f09c7b\) & 40 & \d+\.\d \[\d+\.\d, \d+\.\d\] & .* & \$\+\$\d.* & submitted \\\\$/,
    );
  });

  it('has the same lines and cells whatever a model is called', async () => {
    const plain = (await text(latex)).split('\n');
    await fc.assert(
      fc.asyncProperty(name, async (told) => {
        const lines = (await text(latex, [exportRecord(hostile(told))])).split('\n');
        expect(lines).toHaveLength(plain.length);
        for (const [at, line] of lines.entries()) {
          expect(line.startsWith('%')).toBe(plain[at]?.startsWith('%'));
          if (line.startsWith('%')) continue;
          // What is escaped, and the signs that have names, are words; the rest is as in the plain table.
          const bare = line.replaceAll(/\\text\w+\{\}|\\[&%$#_{}]/g, 'x');
          expect(bare.split('&')).toHaveLength(plain[at]?.split('&').length ?? 0);
          const [, model = '', protocol = ''] = bare.split(' & ');
          if (bare.includes(' & ')) expect(model + protocol).not.toMatch(/[\\%$#_{}~^]/);
        }
      }),
    );
  });

  it('rules off what does not compare, and says so', async () => {
    const records = [
      exportRecord(),
      exportRecord({ id: 'b', protocol: { asked: 'ffff0000ffff', id: 'other' } }),
    ];
    const made = await latex.write(records, OPTIONS);
    expect(onlyText(made).match(/\\midrule/g)).toHaveLength(2);
    expect(made.notes).toEqual([
      'nextqa val: asked under 2 protocols, other (ffff0000); sightline (a1f09c7b): only rows of one protocol compare models',
    ]);
    expect(onlyText(made)).toContain(`% Not one measurement: ${made.notes[0]}.`);
  });
});

describe('Markdown', () => {
  it('has the same rows and cells whatever a model is called', async () => {
    const plain = (await text(markdown)).split('\n');
    await fc.assert(
      fc.asyncProperty(name, async (told) => {
        const lines = (await text(markdown, [exportRecord(hostile(told))])).split('\n');
        expect(lines).toHaveLength(plain.length);
        const cells = (line = '') => line.replaceAll(/\\[\s\S]/g, 'x').split('|');
        expect(cells(lines[2])).toHaveLength(cells(plain[2]).length);
        const [, , model = '', protocol = ''] = cells(lines[2]);
        expect(model + protocol).not.toMatch(/[<`*[\]@]|https?:/);
      }),
    );
  });

  it('tells what a column is, and what is incomplete', async () => {
    const made = await text(markdown, [exportRecord({ complete: false })]);
    expect(made).toContain('Visual gain: accuracy less blind');
    expect(made).toContain('Incomplete, trials failed: A.');
    expect(await text(markdown)).not.toContain('Incomplete');
  });
});

describe('CSV', () => {
  it('has one row a probe in the precision of the record', async () => {
    const record = exportRecord();
    const rows = parse(await text(csv, [record]), { columns: true }) as Record<string, string>[];
    expect(rows.map((row) => row['probe'])).toEqual(['full', 'blind', 'frame-middle']);
    const { accuracy } = record.result.probes['full'] ?? {};
    expect(rows[0]).toMatchObject({
      value: String(accuracy?.value),
      low: String(accuracy?.low),
      se: String(accuracy?.se),
      n: '40',
      asked: record.result.protocol.asked,
    });
  });

  it('as wide has one row a record, with what pairs its probes', async () => {
    const wide = await text(csv, [exportRecord(), exportRecord({ id: 'b' })], { wide: true });
    const rows = parse(wide, { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(2);
    const [first = {}] = rows;
    expect(Number(first['visual_gain'])).toBeCloseTo(
      Number(first['accuracy']) - Number(first['blind']),
      6,
    );
    expect(Number(first['visual_gain_low'])).toBeLessThan(Number(first['visual_gain']));
  });

  it.each([true, false])('is read back, and runs no formula (wide: %s)', async (wide) => {
    await fc.assert(
      fc.asyncProperty(name, async (told) => {
        const lines = await text(csv, [exportRecord(hostile(told))], { wide });
        const [row] = parse(lines, { columns: true }) as Record<string, string>[];
        const cell = row?.['model_name'] ?? '';
        expect([told, `'${told}`]).toContain(cell);
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

it('says of an anchored subset that it ranks nobody', async () => {
  const record = exportRecord();
  record.result.benchmark.subset = { of: 'f00', ofItems: 4996, items: 40, seed: 0 };
  const { notes } = await markdown.write([record], OPTIONS);
  expect(notes).toEqual([
    'nextqa val: an anchored subset, which follows one model and ranks nobody',
  ]);
});

it('a record with nothing scored is a row without figures', async () => {
  const empty = exportRecord();
  const full = { ...empty.result.probes['full'], accuracy: null, chance: null, outcomes: null };
  const record = { ...empty, result: { ...empty.result, probes: { full } } } as typeof empty;
  expect(await text(latex, [record])).toMatch(/nextqa val & A & .* & 0 &/);
  expect(await text(csv, [record], { wide: true })).toContain(',0,');
});
