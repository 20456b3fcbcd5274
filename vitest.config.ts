import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

// Also for this process: worker threads and forks inherit it before any Date is made.
process.env.TZ = 'Asia/Kathmandu';

const shared = {
  env: { TZ: 'Asia/Kathmandu', NODE_ENV: 'test' },
  setupFiles: ['tests/helpers/console-guard.ts'],
  restoreMocks: true,
  unstubEnvs: true,
  exclude: [...configDefaults.exclude, '.simlane/**', '.next/**'],
} as const;

export default defineConfig({
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('.', import.meta.url)),
    },
  },
  test: {
    globals: false,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          exclude: [...shared.exclude],
          setupFiles: [...shared.setupFiles],
          name: 'unit',
          include: ['{app,components,drizzle,lib,scripts}/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          exclude: [...shared.exclude],
          setupFiles: [...shared.setupFiles],
          name: 'integration',
          include: ['tests/{integration,contracts}/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
