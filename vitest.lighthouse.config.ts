import { defineConfig } from 'vitest/config';

/** Measures time, so nothing else runs beside it: `npm run test:lighthouse`. */
export default defineConfig({
  test: {
    include: ['test/lighthouse/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    fileParallelism: false,
  },
});
