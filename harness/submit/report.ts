import type { ProbeResult, Result } from '../schema/result.ts';
import type { Disclosures, Submission } from '../schema/submission.ts';
import { STATUS_WORDS, summariseChecks } from './check-summary.ts';
import type { Validation } from './validate.ts';
import { oneLine, problemText } from './validation-text.ts';

const DISCLOSURES: Record<Exclude<keyof Disclosures, 'discardedAttempts'>, string> = {
  modifiedPrompts: 'The words differ from the protocol',
  omittedQuestions: 'Questions were left out',
  trainedOnBenchmark: 'The training held the benchmark',
};

/** The validation as a page in Markdown, for a pull request and for who decides on it. */
export function validationReport(validation: Validation): string {
  const { stage, accepted, record, submission, problems, doubts, neighbours } = validation;
  const name = record?.id ?? submission?.id ?? 'a submission';
  const rows = summariseChecks(problems, stage).map(({ title, status }) => [
    STATUS_WORDS[status],
    title,
  ]);
  const doubted = doubts.map(({ code, title, status, detail }) => [
    STATUS_WORDS[status],
    title,
    detail,
    code,
  ]);
  const sections = [
    `# ${cell(name)}: ${accepted ? 'nothing refuses it' : 'refused'}`,
    stage === 'public'
      ? 'Checked without right answers and without secrets. That its replies give its outcomes is the maintainer’s to check.'
      : 'Checked beside the data: every reply was scored again.',
    ...(record === null ? [] : ['## The row', rowTable(record)]),
    '## Checks',
    table(['', 'what'], rows),
    ...(problems.list.length === 0
      ? []
      : ['## Problems', problems.list.map((one) => `- ${cell(problemText(one))}`).join('\n')]),
    ...(untold(validation) === 0 ? [] : [`And ${untold(validation)} more of the same kinds.`]),
    ...(doubted.length === 0
      ? []
      : [
          '## Plausibility',
          'None of these refuses a submission: a true model may be odd.',
          table(['', 'what', 'found', 'code'], doubted),
        ]),
    ...(neighbours.length === 0
      ? []
      : [
          '## Beside its neighbours',
          neighbours.map(({ sentence }) => `- ${cell(sentence)}`).join('\n'),
        ]),
    ...(submission === null ? [] : ['## Disclosed', disclosed(submission)]),
  ];
  return `${sections.join('\n\n')}\n`;
}

function rowTable({ model, benchmark, protocol, probes, completeness }: Result): string {
  const told = table(
    ['probe', 'accuracy, %', 'items', 'chance, %', 'failed', 'without verdict'],
    Object.entries(probes).map(([id, probe]) => probeRow(id, probe)),
  );
  const set = `${benchmark.id} ${benchmark.itemSetName ?? benchmark.split}`;
  const mark = completeness.complete ? '' : '; **incomplete**';
  return `${cell(model.name)} on ${cell(set)} (${benchmark.items} items, ${benchmark.clusters} videos), protocol ${cell(protocol.id)}${mark}\n\n${told}`;
}

function probeRow(id: string, { accuracy, chance, counts }: ProbeResult): string[] {
  const percent = (value: number) => (100 * value).toFixed(1);
  return [
    id,
    accuracy === null
      ? 'none'
      : `${percent(accuracy.value)} [${percent(accuracy.low)}, ${percent(accuracy.high)}]`,
    String(accuracy?.n ?? 0),
    chance === null ? 'none' : percent(chance),
    String(counts.failed),
    String(counts.unjudged),
  ];
}

function disclosed({ disclosures, contact, incomplete, command, replies }: Submission): string {
  const said = (value: boolean | null) => (value === null ? 'not said' : value ? 'yes' : 'no');
  const { discardedAttempts } = disclosures;
  const asked = Object.entries(DISCLOSURES).map(([field, words]) => [
    words,
    said(disclosures[field as keyof typeof DISCLOSURES]),
  ]);
  const others = [
    [
      'Attempts that are not submitted',
      discardedAttempts === null ? 'not said' : String(discardedAttempts),
    ],
    ['Incomplete', incomplete ? 'yes' : 'no'],
    ['Replies', `${replies.place}, ${replies.lines} lines, SHA-256 ${replies.sha256}`],
    ['Contact', contact ?? 'not said'],
    ['Command', command],
  ];
  return table(['', 'said'], [...asked, ...others]);
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Words of somebody else's as words: no markup, no links, no table of their own. */
function cell(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\*_[\]|!@#`~$]/g, (sign) => `\\${sign}`)
    .replaceAll(/(https?:|www)(?=\/\/|\.)/gi, '$1\u200b');
}

function untold({ problems: { counts, list } }: Validation): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0) - list.length;
}
