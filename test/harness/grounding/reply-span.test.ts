import { expect, it } from 'vitest';
import { groundingLines } from '../../../harness/grounding/grounding-lines.ts';
import { spanOfReply } from '../../../harness/grounding/reply-span.ts';
import { journalLineSchema, type JournalLine } from '../../../harness/schema/journal.ts';
import { choiceItem } from '../../support/items.ts';

const grounded = '<answer>B</answer><span>12.5, 17</span>';
const span = { start: 12.5, end: 17 };

it('reads a span beside an answer', () => {
  expect(spanOfReply({ text: grounded, finish: 'stop' })).toMatchObject({ span, final: true });
});

it.each([
  ['no reply', null],
  ['refused', { text: grounded, finish: 'refusal' as const }],
  ['cut off', { text: 'The man jumps from 12.5 to 17 s', finish: 'length' as const }],
  ['cut off', { text: '<answer>B</answer><span>12.5, 1', finish: 'length' as const }],
  ['none', { text: '<answer>B</answer>', finish: 'stop' as const }],
  ['ambiguous', { text: `${grounded}<span>3, 4</span>`, finish: 'stop' as const }],
  ['reversed', { text: '<span>17, 12.5</span>', finish: 'stop' as const }],
  ['unit', { text: '<span>frame 10 to frame 20</span>', finish: 'stop' as const }],
])('has no span, with the reason %s', (reason, reply) => {
  expect(spanOfReply(reply)).toEqual({ span: null, reason });
});

it('a finished span stands even where the reply was cut off behind it', () => {
  expect(spanOfReply({ text: `${grounded} Because`, finish: 'length' })).toMatchObject({ span });
});

const evidence = { durationSeconds: 60, spans: [{ start: 10, end: 20 }] };
const items = new Map(
  [choiceItem('v_1', { evidence }), choiceItem('v_2')].map((item) => [item.id, item]),
);

function line(item: string, more: Partial<JournalLine> = {}): JournalLine {
  return journalLineSchema.parse({
    trial: `${item}/full`,
    item,
    probe: 'full',
    variant: '',
    repeat: 0,
    at: '2026-01-01T00:00:00Z',
    attempts: 1,
    latencyMs: 1,
    digest: null,
    frames: null,
    failure: null,
    reply: { text: grounded, finish: 'stop' },
    ...more,
  });
}

it('a line stands for each reply to full whose item is marked, with or without a span', () => {
  const lines = [
    line('v_1'),
    line('v_1', { probe: 'blind', trial: 'v_1/blind' }),
    line('v_1', { repeat: 1, trial: 'v_1/full#1' }),
    line('v_2'),
    line('v_3'),
  ];
  const found = groundingLines(lines, ({ item }) => items.get(item) ?? null);
  expect(found).toEqual([
    {
      trial: 'v_1/full',
      item: 'v_1',
      durationSeconds: 60,
      gold: [{ start: 10, end: 20 }],
      predicted: span,
      rule: 'tag',
      final: true,
    },
  ]);
  const failed = line('v_1', { reply: null, failure: { code: 'CLIP_MISSING', message: '' } });
  expect(groundingLines([failed], () => items.get('v_1') ?? null)).toMatchObject([
    { predicted: null, rule: 'no reply', final: false },
  ]);
});
