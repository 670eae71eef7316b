import { stat } from 'node:fs/promises';
import type { Terminal } from '../../command.ts';
import { SightlineError } from '../../errors.ts';
import { openRun } from '../../run/open-run.ts';
import { allows } from '../../shortcuts/items/terms.ts';
import { rounded } from '../rounded.ts';
import type { AuditedRun } from './audit.ts';
import { auditCsv } from './audit-csv.ts';
import { auditRun } from './audit-run.ts';
import { auditText, repliesText } from './audit-text.ts';
import { disagreements, unreadReplies } from './replies.ts';

/** What is to be printed of the audits; paths absolute. */
export type AuditReport = {
  probe: string;
  /** The data folder; null: where it was when each run was made. */
  data: string | null;
  format: 'text' | 'json' | 'csv';
  /** Replies to show of a kind; `Infinity` is all. */
  show: number;
  disagreements: boolean;
  terminal: Terminal;
};

/**
 * Audits the extraction of each run and prints it. Asks nothing, writes nothing.
 *
 * @throws `USAGE` for a published record, which holds no replies, and for a probe that a run has not.
 */
export async function reportExtraction(runs: string[], report: AuditReport): Promise<void> {
  const audited: AuditedRun[] = [];
  const warnings = new Set<string>();
  for (const run of runs) {
    await refuseRecord(run);
    const open = await openRun(run, report.data);
    audited.push(...(await auditRun(open, report.probe)));
    const { title, licence, publishes } = open.benchmark;
    if (report.format === 'csv' && !allows(open.benchmark, 'predictions')) {
      warnings.add(
        `warning: the lines hold predictions and whether they are right; ${title} (${licence}) lets no more out than ${publishes}`,
      );
    }
  }
  for (const warning of warnings) report.terminal.note(warning);
  report.terminal.print(printed(audited, report));
}

function printed(audited: AuditedRun[], { format, ...what }: AuditReport): string {
  if (format === 'csv') return auditCsv(audited);
  if (format === 'json') {
    return JSON.stringify(
      audited.map((one) => auditJson(one, what)),
      null,
      2,
    );
  }
  return audited.map((one) => fullText(one, what)).join('\n\n\n');
}

type Shown = Pick<AuditReport, 'show' | 'disagreements'>;

function auditJson(one: AuditedRun, { show, disagreements: wanted }: Shown): object {
  return {
    ...rounded(one.audit),
    shown: unreadReplies(one).slice(0, show),
    ...(wanted ? { disagreements: disagreements(one).slice(0, show) } : {}),
  };
}

function fullText(one: AuditedRun, { show, disagreements: wanted }: Shown): string {
  const lists = [
    { title: 'replies without an answer', replies: unreadReplies(one) },
    ...(wanted ? [{ title: 'read in another way', replies: disagreements(one) }] : []),
  ];
  return [
    auditText(one.audit),
    ...lists
      .filter(({ replies }) => show > 0 && replies.length > 0)
      .map(({ title, replies }) =>
        repliesText(replies.slice(0, show), { title, total: replies.length }),
      ),
  ].join('\n\n');
}

async function refuseRecord(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true) return;
  throw new SightlineError(
    'USAGE',
    `${path} is a file; an audit reads the replies of a run folder`,
    {
      hint: 'published records hold no replies',
    },
  );
}
