import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Simulations of minutes: `npm run test:slow`; measured times: `npm run test:lighthouse`; the
    // installed package: `npm run test:package`.
    exclude: ['test/slow/**', 'test/lighthouse/**', 'test/package/**'],
    testTimeout: 60_000,
    // A page or a process may be slow beside other tests; what never comes still fails.
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 60_000,
    pool: 'forks',
    // One less is the default: on two cores that would be one file after the other.
    maxWorkers: '100%',
  },
});
