import type { DiagnosisFile } from '../schema/diagnosis.ts';
import type { JudgeFile } from '../schema/judged-by.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import type { SubmittedRun } from '../schema/submission.ts';

type Judges = { judge: JudgeFile | null; diagnosis: DiagnosisFile | null };

/** The manifest of a run without what tells of the machine: folders, addresses, where settings came from. */
export function submittedRun(manifest: RunManifest, { judge, diagnosis }: Judges): SubmittedRun {
  const { data: _data, descriptor: _own, resolved: _from, endpoint, ...run } = manifest;
  const { baseUrls: _urls, ...asker } = endpoint;
  return {
    ...run,
    endpoint: { ...asker, model: withoutFolders(endpoint.model) },
    judge: judge === null ? null : withoutUrls(judge),
    diagnosis: diagnosis === null ? null : withoutUrls(diagnosis),
  };
}

/** The manifest again, beside a data folder. */
export function manifestAgain(submitted: SubmittedRun, data: string): RunManifest {
  const { judge: _judge, diagnosis: _diagnosis, endpoint, ...run } = submitted;
  return { ...run, data, endpoint: { ...endpoint, baseUrls: [] } };
}

/** Servers call a model by the path of its weights: an absolute one tells of the machine. */
export function withoutFolders(model: string): string {
  const isPath = /^(?:[/\\~.]|[a-z]:[/\\])/i.test(model);
  return isPath ? (model.split(/[/\\]/).findLast((part) => part !== '') ?? model) : model;
}

function withoutUrls<T extends { baseUrls: string[] }>(file: T): Omit<T, 'baseUrls'> {
  const { baseUrls: _urls, ...rest } = file;
  return rest;
}
