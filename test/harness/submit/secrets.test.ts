import { describe, expect, it } from 'vitest';
import { findKeys, findPrivate } from '../../../harness/submit/secrets.ts';

const RANDOM = 'a1B2c3D4e5F6g7H8i9J0kLmN';

describe('keys', () => {
  it.each([
    `sk-${RANDOM}`,
    `hf_${RANDOM}`,
    ['AKIA', 'A1B2C3D4E5F6G7H8'].join(''),
    `api_key = "${RANDOM}"`,
    `Authorization: Bearer ${RANDOM}`,
    `password: ${RANDOM}`,
    '-----BEGIN RSA PRIVATE KEY-----',
  ])('%s', (text) => {
    expect(findKeys({ reply: { text: `It says ${text} there.` } })).toEqual(['reply.text']);
  });

  it.each([
    'The answer is B.',
    'A bearer transporting a token of appreciation',
    'risk-averse-and-well-documented-people',
    'The password: strawberrystrawberrystrawberry',
    'a'.repeat(64),
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'The secret to a good-natured-conversation-1',
  ])('but not: %s', (text) => {
    expect(findKeys({ reply: { text } })).toEqual([]);
  });
});

describe('paths of a machine', () => {
  it.each([
    '/home/jane/x',
    'see /data/models/qwen',
    'C:\\Users\\jane',
    '\\\\host\\share',
    '@/mnt/a',
  ])('%s', (text) => {
    expect(findPrivate({ gpu: text })).toEqual([{ field: 'gpu', kind: 'path' }]);
  });

  it.each(['https://example.org/data/x', 'Qwen/Qwen3-VL-8B', 'and/or', 'DATA', 'bf16/fp8'])(
    'but not: %s',
    (text) => {
      expect(findPrivate({ gpu: text })).toEqual([]);
    },
  );
});
