/**
 * Sightline as a library: what `import … from 'sightline'` gives, and nothing else of it is stable.
 * Every function throws `SightlineError` with a permanent code; none ends the process, listens to its
 * signals, or prints.
 */
export { compare, compareGenerators, type ComparisonOptions } from './compare.ts';
export { publish, readRecords, score, type PublishOptions } from './records.ts';
export { run, type FinishedRun, type RunOptions, type RunWords } from './run.ts';
export { SightlineError, type ErrorCode } from '../errors.ts';
export type { ComparisonReport } from '../comparison/comparison-report.ts';
export type { GeneratorReport } from '../comparison/generators/report.ts';
export type { ReadRecord } from '../publish/read-records.ts';
export type { ItemSet } from '../schema/item-set.ts';
export type { Estimate, ProbeResult, Result } from '../schema/result.ts';
