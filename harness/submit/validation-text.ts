import { STATUS_WORDS, summariseChecks } from './check-summary.ts';
import { PROBLEMS, placeText, type Problem, type Problems } from './problem.ts';
import type { Validation } from './validate.ts';

/** What was found, for a terminal: a line a check, and below it every problem with its place. */
export function validationText({ stage, problems, doubts, record }: Validation): string {
  const lines = summariseChecks(problems, stage).flatMap(({ id, title, status }) => [
    `${STATUS_WORDS[status].padEnd(7)}  ${title}`,
    ...problems.list
      .filter(({ code }) => PROBLEMS[code][0] === id)
      .map((problem) => `           ${problemText(problem)}`),
  ]);
  const more = moreText(problems);
  const doubted = doubts.map(
    ({ code, status, title, detail }) =>
      `${STATUS_WORDS[status].padEnd(7)}  ${title}: ${detail}${status === 'warn' ? ` (${code})` : ''}`,
  );
  return [
    ...(record === null ? [] : [rowText(record), '']),
    ...lines,
    ...(more === '' ? [] : ['', more]),
    ...(doubted.length === 0 ? [] : ['', 'Plausibility (never refuses):', ...doubted]),
  ].join('\n');
}

/** "RECORD_EXISTS record.json id: …" */
export function problemText(problem: Problem): string {
  return oneLine(`${problem.code} ${placeText(problem)}: ${problem.message}`);
}

/** What somebody else has written never moves a cursor, starts no line and turns no reading direction. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
}

function moreText({ list, counts }: Problems): string {
  const untold = [...counts].flatMap(([code, count]) => {
    const told = list.filter((one) => one.code === code).length;
    return count > told ? [`${count - told} more of ${code}`] : [];
  });
  return untold.length === 0 ? '' : `and ${untold.join(', ')}`;
}

function rowText({
  model,
  benchmark,
  protocol,
  probes,
}: NonNullable<Validation['record']>): string {
  const accuracy = probes['full']?.accuracy ?? null;
  const percent = (value: number) => (100 * value).toFixed(1);
  const score =
    accuracy === null
      ? 'no score'
      : `${percent(accuracy.value)} [${percent(accuracy.low)}, ${percent(accuracy.high)}] of ${accuracy.n}`;
  return oneLine(
    `${model.name} · ${benchmark.id} ${benchmark.itemSetName ?? benchmark.split} · ${protocol.id} · ${score}`,
  );
}
