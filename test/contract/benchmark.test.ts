import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { benchmarks } from '../../harness/plan/benchmarks.ts';
import { PLACEHOLDERS, renderPrompt } from '../../harness/plan/prompt.ts';
import type { Item } from '../../harness/schema/item.ts';
import type { Prompt } from '../../harness/schema/prompt.ts';
import { protocolSchema } from '../../harness/schema/protocol.ts';
import { promptTemplate } from '../benchmarks/prompt-template.ts';
import { loadItems } from '../support/load-items.ts';

const ids = await benchmarks.ids();
const folder = (id: string) => new URL(`../../benchmarks/${id}/`, import.meta.url);

/** Placeholders of an option line. */
const OPTION_PLACEHOLDERS = ['letter', 'text'];

const CHOICE: Item = {
  id: 'x_1',
  cluster: 'x',
  split: 'test',
  question: 'Which {letters}?',
  options: [
    { letter: 'A', text: 'left {question}' },
    { letter: 'B', text: 'right' },
    { letter: 'C', text: 'none' },
  ],
  gold: { kind: 'choice', letter: 'A' },
  tags: {},
};
const { options: _, ...withoutOptions } = CHOICE;
const OPEN: Item = { ...withoutOptions, gold: { kind: 'text', references: ['left'] } };

test('all five are found', () => {
  expect(ids).toEqual(['motionbench', 'nextqa', 'ruler-bench', 'video-mme', 'videokr-eval']);
});

describe.each(ids)('%s', async (id) => {
  const benchmark = await benchmarks.load(id);
  const protocols = Object.entries(benchmark.protocols);

  test('says what it is', () => {
    expect(benchmark.id).toBe(id);
    expect(benchmark.splits).toHaveProperty(benchmark.defaultSplit);
    expect(URL.canParse(benchmark.paper?.url ?? '')).toBe(true);
    expect(benchmark.licence).not.toBe('');
  });

  test('every split has a layout, every layout splits that exist', () => {
    const laidOut = benchmark.layouts.flatMap((layout) => Object.keys(layout.rows));
    expect(new Set(laidOut)).toEqual(new Set(Object.keys(benchmark.splits)));
  });

  describe('protocols', () => {
    test('`sightline` is one of them, each has its id and fits the schema', () => {
      expect(benchmark.protocols).toHaveProperty('sightline');
      for (const [name, protocol] of protocols) {
        expect(protocol.id).toBe(name);
        expect(protocolSchema.parse(protocol)).toEqual(protocol);
      }
    });

    test('only recorded answers have frames that are not disclosed', () => {
      for (const [, protocol] of protocols) {
        expect(protocol.recordedOnly).toBe(protocol.frames.sampler === 'undisclosed');
      }
    });

    test.each(protocols)('%s names only known placeholders', (_name, { prompt }) => {
      const named = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const segments = prompt.segments.flatMap((segment) => named(segment.text));
      expect(PLACEHOLDERS).toEqual(expect.arrayContaining(segments));
      expect(OPTION_PLACEHOLDERS).toEqual(expect.arrayContaining(named(prompt.optionLine)));
      expect(segments).toContain('question');
    });

    test.each(protocols)(
      '%s leaves nothing unfilled and no space at its ends',
      (_name, { prompt }) => {
        for (const { text } of everyRendering(prompt)) {
          expect(text).toBe(text.trim());
          expect(text).toContain(CHOICE.question);
          expect(text.replaceAll(/Which \{letters\}\?|left \{question\}/g, '')).not.toMatch(/[{}]/);
        }
      },
    );

    test.each(protocols)('%s speaks of no video when none is shown', (_name, { prompt }) => {
      if (benchmark.task === 'generation') return;
      for (const item of questions(prompt)) {
        const { system = '', text } = renderPrompt(prompt, item, { pictures: 0 });
        expect(`${system} ${text}`).not.toMatch(/video|frame|image|visual|picture|clip|subtitle/i);
      }
    });

    test.each(protocols)('%s shows subtitles when it asks for them', (_name, protocol) => {
      const shown = { pictures: 2, subtitles: 'HELLO THERE' };
      const { text } = renderPrompt(protocol.prompt, CHOICE, shown);
      expect(text.includes('HELLO THERE')).toBe(protocol.subtitles);
    });
  });

  describe('README', async () => {
    const readme = await readFile(new URL('README.md', folder(id)), 'utf8');

    test('names title, paper and licence as the code does', () => {
      expect(readme).toContain(`# ${benchmark.title}\n`);
      expect(readme).toContain(`- Paper: [${benchmark.paper?.title}](${benchmark.paper?.url})\n`);
      expect(readme).toContain(`- Licence: ${benchmark.licence}\n`);
      expect(readme).toContain(`- Public records hold at most: ${benchmark.publishes}\n`);
    });

    test('lists every split with the expected counts', () => {
      for (const [split, { title, expected }] of Object.entries(benchmark.splits)) {
        const row = readme.split('\n').find((line) => line.startsWith(`| \`${split}\``));
        const cells = (row ?? '').split('|').map((cell) => cell.trim());
        expect(cells.slice(2, 5)).toEqual([title, count(expected?.items), count(expected?.videos)]);
      }
    });

    test('lists every layout with its patterns and folders', () => {
      for (const layout of benchmark.layouts) {
        expect(readme).toContain(`**${layout.name}**`);
        for (const pattern of Object.values(layout.rows).flat()) {
          expect(readme).toContain(`\`${pattern}\``);
        }
        for (const one of [...layout.videos, ...(layout.subtitles ?? [])]) {
          expect(readme).toContain(`\`${one}/\``);
        }
      }
    });

    test.each(protocols)('gives %s with its exact prompt and notes', (name, protocol) => {
      expect(readme).toContain(`\`${name}\``);
      expect(readme).toContain(`\`\`\`text\n${promptTemplate(protocol.prompt)}\n\`\`\`\n`);
      for (const note of protocol.notes) expect(readme).toContain(`- ${note}\n`);
    });

    test('names every breakdown', () => {
      for (const name of Object.keys(benchmark.breakdowns(CHOICE))) {
        expect(readme).toContain(`\`${name}\``);
      }
    });
  });

  const sample = fileURLToPath(new URL('sample/', folder(id)));
  describe.skipIf(!existsSync(sample))('sample', () => {
    test('loads without a problem, twice the same', async () => {
      const { items, problems } = await loadItems(benchmark, sample);
      expect(problems).toEqual([]);
      expect(items.length).toBeGreaterThanOrEqual(12);
      expect(await loadItems(benchmark, sample)).toEqual({ items, problems });
    });

    test('has unique ids, sound answers and a label in every breakdown', async () => {
      const { items } = await loadItems(benchmark, sample);
      expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
      const names = Object.keys(benchmark.breakdowns(items[0]!));
      for (const item of items) {
        expect(item.split).toBe(benchmark.defaultSplit);
        expect(sound(item)).toBe(true);
        const labels = benchmark.breakdowns(item);
        expect(Object.keys(labels)).toEqual(names);
        expect(Object.values(labels)).not.toContain('');
      }
    });

    test('names clips and pictures that are there', async () => {
      const { items } = await loadItems(benchmark, sample);
      const files = items.flatMap((item) => [item.clip?.file, item.clip?.subtitles, item.image]);
      const named = files.filter((file) => file !== undefined);
      expect(named.filter((file) => !existsSync(`${sample}/${file}`))).toEqual([]);
    });
  });
});

/** An open-ended question too, where a prompt tells the two apart. */
function questions(prompt: Prompt): Item[] {
  const both = prompt.segments.some(({ when }) => when === 'options' || when === 'no-options');
  return both ? [CHOICE, OPEN] : [CHOICE];
}

function everyRendering(prompt: Prompt) {
  return questions(prompt).flatMap((item) =>
    [0, 1, 32].flatMap((pictures) =>
      [{ pictures }, { pictures, subtitles: 'hello' }].map((shown) =>
        renderPrompt(prompt, item, shown),
      ),
    ),
  );
}

function sound({ gold, options = [] }: Item): boolean {
  switch (gold.kind) {
    case 'choice':
      return options.some((option) => option.letter === gold.letter);
    case 'text':
      return gold.references.every((reference) => reference !== '');
    case 'checklist':
      return gold.checks.length > 0;
    case 'hidden':
      return true;
  }
}

function count(expected: number | undefined): string {
  return expected?.toLocaleString('en') ?? 'not given';
}
