import { afterAll, vi } from 'vitest';

// Files that share a process share its environment: what one file set there ends with it.
afterAll(() => {
  vi.unstubAllEnvs();
});
