import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/offline/domain/**/*.test.ts'],
    isolate: false,
    pool: 'threads',
    env: { TZ: 'UTC' },
  },
});
