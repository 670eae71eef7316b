import { SightlineError } from '../errors.ts';
import { shellWord } from '../shell-word.ts';

/** What stands in the place of {checkpoint}, {port}, {name} and {step}. */
export type Filling = { checkpoint: string; port: number; name: string; step: number };

/** The command of the shell; what is filled in is one word, with or without quotes around its place. */
export function fillCommand(command: string, filling: Filling): string {
  return command.replaceAll(
    /(["']?)\{(checkpoint|port|name|step)\}\1/g,
    (_, __, key: keyof Filling) => shellWord(String(filling[key])),
  );
}

export function fillEndpoint(endpoint: string, filling: Filling): string {
  return endpoint.replaceAll(/\{(checkpoint|port|name|step)\}/g, (_, key: keyof Filling) =>
    String(filling[key]),
  );
}

/** @throws `USAGE` for words with which every checkpoint would be the same model, or none would answer. */
export function checkPlaces(command: string, endpoint: string): void {
  if (!command.includes('{checkpoint}')) {
    throw new SightlineError('USAGE', '--serve-command does not say where the checkpoint goes', {
      hint: 'write {checkpoint} in its place: "vllm serve {checkpoint} --port {port}"',
    });
  }
  if (!/@https?:/.test(endpoint)) {
    throw new SightlineError('USAGE', `the endpoint ${endpoint} does not say where it answers`, {
      hint: 'write -e openai:{name}@http://127.0.0.1:{port}/v1',
    });
  }
  if (command.includes('{port}') !== endpoint.includes('{port}')) {
    const lacks = command.includes('{port}') ? 'the endpoint' : '--serve-command';
    throw new SightlineError('USAGE', `${lacks} lacks the {port} that the other one has`, {
      hint: 'write {port} in both, for a free one, or a fixed number in both',
    });
  }
}

/** The series as a model name: letters, digits, dots, dashes. */
export function servedName(series: string): string {
  return series.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'checkpoint';
}
