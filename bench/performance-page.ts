import type { Grown, Measured } from './measure.ts';
import type { Spread } from './spread.ts';

/** What was found in one case. */
export type CaseReport = {
  name: string;
  title: string;
  notes: string[];
  measured: Measured[];
  grown: Grown[];
};

export type Machine = {
  processor: string;
  cores: number;
  memoryGb: number;
  system: string;
  /** Name to version, of what the figures depend on. */
  versions: Record<string, string>;
};

/** Fewer say nothing of a spread. */
const ENOUGH_ROUNDS = 3;

/** A figure as lines of a terminal. */
export function measuredLines({ name, ours, theirs, ratio, ...verdict }: Measured): string[] {
  return [
    `  ${name}`,
    `    ours   ${secondsText(ours)}`,
    `    theirs ${secondsText(theirs)}`,
    `    ratio  ${spreadText(ratio)}, ${verdictText(verdict)}`,
  ];
}

export function grownLines({ name, of, points, exponent, ...verdict }: Grown): string[] {
  return [
    `  ${name}`,
    ...points.map(({ size, seconds }) => `    ${sizeText(size, of)}: ${secondsText(seconds)}`),
    `    grows with the power ${exponent.toFixed(2)} of ${of}, ${verdictText(verdict)}`,
  ];
}

/** `docs/performance.md`. @param day ISO date of the run. */
export function performancePage(
  cases: CaseReport[],
  { machine, rounds, day }: { machine: Machine; rounds: number; day: string },
): string {
  return [
    '# Performance',
    '',
    `Written by \`npm run bench -- --write docs/performance.md\` on ${day}, ${rounds} ${rounds === 1 ? 'round' : 'rounds'} a figure. Figures are medians, the range of the rounds in brackets. Ours is held against a yardstick in the same run, in turns, because a machine's own speed is nobody's business: the ratio is what compares between machines.`,
    '',
    ...(rounds < ENOUGH_ROUNDS
      ? [
          `> A trial: ${rounds === 1 ? 'one round says' : 'so few rounds say'} nothing of a spread, and the machine may have been busy. Not to be cited.`,
          '',
        ]
      : []),
    '## Machine',
    '',
    '| part | |',
    '| --- | --- |',
    `| processor | ${machine.processor}, ${machine.cores} cores |`,
    `| memory | ${machine.memoryGb} GB |`,
    `| system | ${machine.system} |`,
    ...Object.entries(machine.versions).map(([name, version]) => `| ${name} | ${version} |`),
    '',
    ...cases.flatMap(caseSection),
  ].join('\n');
}

function caseSection({ name, title, notes, measured, grown }: CaseReport): string[] {
  return [
    `## ${name}`,
    '',
    `${title.charAt(0).toUpperCase()}${title.slice(1)}.`,
    '',
    ...(measured.length === 0
      ? []
      : [
          '| figure | ours, s | yardstick, s | ratio | at most | |',
          '| --- | ---: | ---: | ---: | ---: | --- |',
          ...measured.map(
            (one) =>
              `| ${one.name} | ${spreadText(one.ours)} | ${spreadText(one.theirs)} | ${spreadText(one.ratio)} | ${targetCells(one)} |`,
          ),
          '',
        ]),
    ...(grown.length === 0
      ? []
      : [
          '| figure | seconds by size | exponent | at most | |',
          '| --- | --- | ---: | ---: | --- |',
          ...grown.map(
            (one) =>
              `| ${one.name} | ${one.points.map(({ size, seconds }) => `${sizeText(size, one.of)}: ${spreadText(seconds)}`).join('<br>')} | ${one.exponent.toFixed(2)} | ${targetCells(one)} |`,
          ),
          '',
        ]),
    ...notes.flatMap((note) => [`- ${note}`]),
    ...(notes.length === 0 ? [] : ['']),
  ];
}

/** "1 worker", "2 workers". */
function sizeText(size: number, of: string): string {
  return `${size} ${size === 1 ? of.replace(/s$/, '') : of}`;
}

function targetCells({ target, passed }: { target: number | null; passed: boolean }): string {
  return target === null ? ' | ' : `${target} | ${passed ? 'PASS' : 'FAIL'}`;
}

function verdictText({ target, passed }: { target: number | null; passed: boolean }): string {
  return target === null ? 'no target' : `at most ${target}: ${passed ? 'PASS' : 'FAIL'}`;
}

function secondsText({ median, low, high }: Spread): string {
  return `${median.toFixed(3)} s (${low.toFixed(3)} to ${high.toFixed(3)})`;
}

function spreadText({ median, low, high }: Spread): string {
  return `${median.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
}
