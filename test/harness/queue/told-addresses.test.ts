import { describe, expect, it } from 'vitest';
import { SightlineError } from '../../../harness/errors.ts';
import { configuredUrls, refuseUntold } from '../../../harness/queue/told-addresses.ts';

const WITH_KEY = { SIGHTLINE_API_KEY: 'k-1' };

function refusal(
  endpoint: string,
  told: string[] = [],
  environment: Record<string, string> = WITH_KEY,
): SightlineError | null {
  try {
    refuseUntold({ run: 'a-run', endpoint, told, environment });
    return null;
  } catch (error) {
    if (error instanceof SightlineError) return error;
    throw error;
  }
}

describe('an address that only the queue names', () => {
  it('gets no key: the worker refuses, with the flag that allows it and never with the key', () => {
    const error = refusal('openai:m@http://evil.example/v1');
    expect(error?.code).toBe('QUEUE_WORKER_MISMATCH');
    expect(error?.message).toContain('http://evil.example/v1');
    expect(error?.hint).toContain('--endpoint-url http://evil.example/v1');
    expect(`${error?.message}${error?.hint}`).not.toContain('k-1');
  });

  it('is refused among others that the worker knows, and alone it is named', () => {
    const error = refusal('openai:m@http://a.example/v1,http://b.example/v1', [
      'http://a.example/v1',
    ]);
    expect(error?.message).toContain('http://b.example/v1');
    expect(error?.message).not.toContain('http://a.example');
  });

  it('is none of those that begin or end alike', () => {
    const told = ['http://a.example/v1'];
    for (const url of [
      'http://a.example/v1/x',
      'http://a.example',
      'https://a.example/v1',
      'http://a.example:81/v1',
      'http://a.example.evil.example/v1',
    ])
      expect(refusal(`openai:m@${url}`, told)?.code, url).toBe('QUEUE_WORKER_MISMATCH');
  });

  it('is asked by a worker without that key', () => {
    for (const environment of [{}, { SIGHTLINE_API_KEY: '' }, { OPENAI_API_KEY: 'k-2' }])
      expect(refusal('openai:m@http://evil.example/v1', [], environment)).toBeNull();
  });
});

it('an address that the worker was told is asked with a key, however it is written', () => {
  const told = ['http://A.example:80/v1/', 'http://[::1]:8000/v1'];
  expect(refusal('openai:m@http://a.example/v1', told)).toBeNull();
  expect(refusal('anthropic:m@http://[0:0:0:0:0:0:0:1]:8000/v1', told)).toBeNull();
});

it("a provider's own address is asked with the provider's own key", () => {
  expect(refusal('openai:gpt-5')).toBeNull();
});

it('the endpoints of a config are told', () => {
  const endpoints = {
    mine: { endpoint: 'openai:m@http://a.example/v1,http://b.example/v1/' },
    theirs: { endpoint: 'anthropic:claude' },
  };
  expect(configuredUrls({ endpoints })).toEqual(['http://a.example/v1', 'http://b.example/v1']);
});
