import type { Result } from '../schema/result.ts';
import type { Side } from './compared.ts';

/** Who is compared; everything that makes the row again. */
export type SideFacts = {
  name: string;
  path: string;
  record: string;
  model: Pick<Result['model'], 'id' | 'name' | 'kind' | 'series'>;
  benchmark: Result['benchmark'];
  protocol: Pick<Result['protocol'], 'id' | 'title' | 'asked' | 'scored' | 'frames'>;
  settings: Result['settings'];
  note: string | null;
};

export function factsOf({ name, path, note, evidence: { result } }: Side): SideFacts {
  const { id, title, asked, scored, frames } = result.protocol;
  const { model } = result;
  return {
    name,
    path,
    record: result.id,
    model: { id: model.id, name: model.name, kind: model.kind, series: model.series },
    benchmark: result.benchmark,
    protocol: { id, title, asked, scored, frames },
    settings: result.settings,
    note,
  };
}
