import { defineConfig } from 'vitest/config';

/** Installs the package from its tarball, which wants the registry or npm's cache; CI runs it. */
export default defineConfig({
  test: {
    include: ['test/package/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 600_000,
    pool: 'forks',
    fileParallelism: false,
  },
});
