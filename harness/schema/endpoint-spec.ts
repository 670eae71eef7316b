import { SightlineError } from '../errors.ts';
import type { EndpointSpec } from './endpoint.ts';

/**
 * Takes `<adapter>:<model>[@<base URL>]` apart. The base URL is what follows the last `@http(s)://`,
 * so that model names and file names may hold an `@`.
 *
 * @throws `USAGE` when the adapter or the model is missing, or the URL is none.
 */
export function parseEndpoint(text: string): EndpointSpec {
  const match = /^([a-z0-9-]+):(.*)$/s.exec(text);
  const adapter = match?.[1];
  const rest = match?.[2] ?? '';
  if (adapter === undefined) throw wrong(text, 'it has no adapter');
  const at = Math.max(rest.lastIndexOf('@http://'), rest.lastIndexOf('@https://'));
  const model = at === -1 ? rest : rest.slice(0, at);
  if (model === '') throw wrong(text, 'it has no model');
  if (at === -1) return { adapter, model };
  const baseUrls = rest.slice(at + 1).split(',');
  return {
    adapter,
    model,
    baseUrls: baseUrls.map((url) => checkedUrl(url.replace(/\/+$/, ''), text)),
  };
}

function checkedUrl(baseUrl: string, text: string): string {
  if (!/^https?:/.test(baseUrl) || !URL.canParse(baseUrl))
    throw wrong(text, `"${baseUrl}" is no URL`);
  const url = new URL(baseUrl);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw wrong(
      text,
      'a URL with a password or a query would be written down; use a key from the environment',
    );
  }
  return baseUrl;
}

function wrong(text: string, why: string): SightlineError {
  return new SightlineError(
    'USAGE',
    `the endpoint "${hidePassword(text)}" cannot be read: ${why}`,
    {
      hint: 'write <adapter>:<model>[@<base URL>], e.g. openai:my-model@http://127.0.0.1:8000/v1',
    },
  );
}

function hidePassword(text: string): string {
  return text.replace(/\/\/[^/@]*@/, '//…@').replace(/[?#][\s\S]*$/, '?…');
}
