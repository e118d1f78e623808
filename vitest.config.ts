import { availableParallelism } from 'node:os';

import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { dedupe: ['yjs', 'y-protocols', 'lib0'] },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'sync-server/src/**/*.test.ts',
      'client/src/**/*.test.{ts,tsx}',
      'tests/**/*.test.ts',
    ],
    environment: 'node',
    setupFiles: ['tests/support/wait-longer.ts'],
    testTimeout: 20_000,
    // The longest files wait for locks, timers and killed processes, and not for a processor.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
