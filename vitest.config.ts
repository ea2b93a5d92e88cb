import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/long/**', 'node_modules/**'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // One more than the cores of the smallest machine that runs them: many tests wait for devices and browsers.
    maxWorkers: 3,
  },
});
