import { expect, it } from 'vitest';
import { retryAfterMs } from '../../../../harness/endpoints/http/retry-after.ts';

const now = new Date('2026-01-01T00:00:10Z');
const at = 'Thu, 01 Jan 2026 00:00:30 GMT';

it.each<[Record<string, string>, number | undefined]>([
  [{}, undefined],
  [{ 'retry-after': '7' }, 7000],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': '1.5' }, 1500],
  [{ 'retry-after-ms': '1250', 'retry-after': '7' }, 1250],
  [{ 'retry-after': at }, 20_000],
  // The server's clock is what its date is measured by.
  [{ 'retry-after': at, date: 'Thu, 01 Jan 2026 00:00:25 GMT' }, 5000],
  [{ 'retry-after': 'Wed, 31 Dec 2025 23:59:59 GMT' }, 0],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '-5' }, undefined],
  [{ 'retry-after-ms': 'x', 'retry-after': '2' }, 2000],
])('%j is %s ms', (headers, ms) => {
  expect(retryAfterMs((name) => headers[name], now)).toBe(ms);
});
