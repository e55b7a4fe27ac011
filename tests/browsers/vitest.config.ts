import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/browsers/*.spec.ts'],
    globalSetup: 'tests/browsers/programs.ts',
    // One browser at a time, so that none is kept from its windows.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 90_000,
  },
});
