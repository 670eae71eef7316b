import type { ComparisonReport } from '../comparison-report.ts';
import type { SideFacts } from '../side-facts.ts';

const WIDTH = 100;

/** Who each letter is: a line an input, and below it the records of a suite's. */
export function sideLines(report: ComparisonReport): string[] {
  return report.inputs.map(({ letter, name }, index) => {
    const role = index === 0 ? ' (base)' : '';
    const records = sidesOf(report, letter);
    const who = [...new Set(records.map(modelText))].join(', ');
    const notes = [...new Set(records.flatMap(({ note }) => (note === null ? [] : [note])))];
    const line = fittedName(`${letter}${role}  ${who === '' ? '' : `${who}  `}`, name);
    return [line, ...notes.map((note) => `   ${note}`)].join('\n');
  });
}

/** The records behind a letter, one a benchmark. */
export function sidesOf({ inputs, rows, arms }: ComparisonReport, letter: string): SideFacts[] {
  const name = inputs.find((input) => input.letter === letter)?.name;
  const found = rows.flatMap(({ letters, pair }) => [
    ...(letters[0] === letter ? [pair.base] : []),
    ...(letters[1] === letter ? [pair.other] : []),
  ]);
  const runs = arms.flatMap(({ arms: { base, other } }) =>
    [base, other].flatMap((arm) => (arm.name === name ? arm.runs : [])),
  );
  return [...new Map([...found, ...runs].map((side) => [side.record + side.path, side])).values()];
}

/** "Qwen3-VL-8B, sightline, step 400". */
export function modelText({ model, protocol }: SideFacts): string {
  const step = model.series === null ? '' : `, step ${model.series.step}`;
  return `${model.name}, ${protocol.id}${step}`;
}

/** A path after what it is, no longer than a line: its end tells more than its start. */
export function fittedName(before: string, path: string): string {
  const width = Math.max(24, WIDTH - before.length);
  return before + (path.length <= width ? path : `…${path.slice(path.length - width + 1)}`);
}
