/** What is wrong with a file of the results folder. */
export type RecordProblem = {
  /** Below the results folder, with forward slashes. */
  file: string;
  /** Path of the field, dots between its parts; empty for the file as a whole. */
  field: string;
  message: string;
};

/** A problem, before it is known of which file. */
export type Finding = Omit<RecordProblem, 'file'>;

const SHOWN = 10;

/** Thrown when a results folder cannot be shown. Every problem is in it, the first ten in its message. */
export class BrokenRecords extends Error {
  override readonly name = 'BrokenRecords';
  readonly problems: RecordProblem[];

  constructor(problems: RecordProblem[]) {
    const lines = problems.slice(0, SHOWN).map(describeProblem);
    const more = problems.length - lines.length;
    if (more > 0) lines.push(`and ${more} more`);
    super(lines.join('\n'));
    this.problems = problems;
  }
}

export function describeProblem({ file, field, message }: RecordProblem): string {
  return field === '' ? `${file}: ${message}` : `${file}: ${field}: ${message}`;
}
