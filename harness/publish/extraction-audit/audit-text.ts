import { percent, points } from '../../percent.ts';
import { textTable, type Column } from '../../table.ts';
import { intervalText } from '../score-table.ts';
import type { ReaderFigures } from '../../answers/reader-figures.ts';
import type { ExtractionAudit } from './audit.ts';
import type { Disagreement, ShownReply } from './replies.ts';

const right = (title: string): Column => ({ title, align: 'right' });

/** An audit as people read it. Shares in per cent, differences in points. */
export function auditText(audit: ExtractionAudit): string {
  const { counts, extractor } = audit;
  const aside = [
    [counts.notCompared, 'cannot be laid beside others: their options were not shown, or are none'],
    [counts.failed, 'failed'],
    [counts.missing, 'never came'],
    [counts.notAsked, 'not asked'],
  ] as const;
  return [
    `${audit.benchmark} ${audit.split}, ${audit.model}, ${audit.probe}: ${counts.read} of ${counts.replies} replies read by "${extractor.id}" ${extractor.version}`,
    ...aside.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`),
    ...tables(audit).flatMap((table) => ['', table]),
    ...(audit.readers.length > 1 ? ['', ...notes(audit.readers)] : []),
  ].join('\n');
}

function tables({ rules, unreadable, readers }: ExtractionAudit): string[] {
  const byRule = textTable(
    [{ title: 'rule' }, right('n'), right('share'), right('accuracy'), right('95 % interval')],
    rules.map(({ rule, n, share, accuracy }) => [
      rule,
      String(n),
      percent(share),
      ...estimateCells(accuracy),
    ]),
  );
  const unread = textTable(
    [{ title: 'no answer' }, right('n'), right('share')],
    unreadable.map(({ reason, n, share }) => [reason, String(n), percent(share)]),
  );
  return [
    ...(rules.length > 0 ? [byRule] : []),
    ...(unreadable.length > 0 ? [unread] : []),
    ...(readers.length > 1 ? [readerTable(readers)] : []),
  ];
}

function readerTable(readers: ReaderFigures[]): string {
  return textTable(
    [
      { title: 'reader' },
      ...['read', 'unread', 'guessed', 'its score', 'over all', '95 % interval'].map(right),
      ...['minus ours', '95 % interval', 'differs'].map(right),
    ],
    readers.map((one) => [
      one.title,
      String(one.read),
      String(one.unread),
      String(one.guessed),
      one.own === null ? 'none' : percent(one.own.value),
      ...estimateCells(one.all),
      one.difference === null ? '' : points(one.difference.difference),
      differenceInterval(one.difference),
      one.differs === null ? '' : String(one.differs),
    ]),
  );
}

/** What the readers beside ours do, and the failures that they would have scored. */
function notes([, ...peers]: ReaderFigures[]): string[] {
  return peers.flatMap(({ title, rule, unreadIs, source, failures }) => [
    `${title}: ${rule}; unread replies are ${unreadIs} (${source})`,
    ...(failures === null || failures.answers === 0 ? [] : [failuresText(title, failures)]),
  ]);
}

function failuresText(title: string, failures: { answers: number; right: number }): string {
  const what =
    failures.answers === 1 ? '1 failure as an answer' : `${failures.answers} failures as answers`;
  return `${title} would have scored ${what}, ${Number(failures.right.toFixed(1))} right`;
}

/** Replies without an answer, and those that others read in another way. */
export function repliesText(
  replies: (ShownReply | Disagreement)[],
  { title, total }: { title: string; total: number },
): string {
  const more = total > replies.length ? ` (${replies.length} of ${total}; --show all)` : '';
  return [`${title}${more}`, ...replies.map(replyText)].join('\n');
}

function replyText(reply: ShownReply | Disagreement): string {
  const place = [reply.item, reply.variant].filter(Boolean).join(' ');
  if ('reason' in reply) return `  ${place}  ${reply.reason}: ${reply.text}`;
  const others = Object.entries(reply.others).map(([id, answer]) => `${id} ${answer ?? 'none'}`);
  return `  ${place}  ours ${reply.ours ?? reply.rule}, ${others.join(', ')}: ${reply.text}`;
}

function estimateCells(estimate: ReaderFigures['all']): string[] {
  return estimate === null ? ['none', ''] : [percent(estimate.value), intervalText(estimate)];
}

function differenceInterval(difference: ReaderFigures['difference']): string {
  if (difference === null || Number.isNaN(difference.low)) return '';
  return `${points(difference.low)} to ${points(difference.high)}`;
}
