import { defineConfig } from 'vitest/config';

/** Simulations that take a minute or more; CI runs them beside the tests. */
export default defineConfig({
  test: {
    include: ['test/slow/**/*.test.ts'],
    testTimeout: 600_000,
    pool: 'forks',
    maxWorkers: '100%',
  },
});
