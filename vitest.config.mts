import { defineConfig } from 'vitest/config';

/** Tests that start processes or a browser, or read thousands of diagrams or all real documents; the rest is fast. */
const slow = ['test/lsp/**/*.test.ts', 'test/cli/**/*.test.ts'];
const packages = ['test/package/**/*.test.ts'];
const conformance = ['test/conformance/**/*.test.ts', 'test/service/real-documents.test.ts'];
const editor = ['test/editor/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: [...slow, ...packages, ...conformance, 'test/editor/**'],
          // The files of one process share what they import: the sources hold no state, and reading them anew for each file took as long as the tests.
          isolate: false,
          maxWorkers: '100%',
          testTimeout: 30_000,
        },
      },
      {
        test: { name: 'slow', include: slow, globalSetup: 'test/build.setup.ts', maxWorkers: '100%', testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        test: {
          name: 'package',
          include: packages,
          // One after the other, and behind the slow ones: packing builds anew what those run.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'conformance', include: conformance, maxWorkers: '100%', testTimeout: 300_000, hookTimeout: 300_000 } },
      {
        test: {
          name: 'editor',
          include: editor,
          globalSetup: ['test/build.setup.ts', 'test/editor/editor.setup.ts'],
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
