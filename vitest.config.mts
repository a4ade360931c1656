import { defineConfig } from 'vitest/config';

/** Tests that start processes or a browser, or read thousands of diagrams or all real documents; the rest is fast. */
const slow = ['test/lsp/**/*.test.ts', 'test/cli/**/*.test.ts', 'test/package/**/*.test.ts'];
const conformance = ['test/conformance/**/*.test.ts', 'test/service/real-documents.test.ts'];
const editor = ['test/editor/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: [...slow, ...conformance, 'test/editor/**'],
          // The files of one process share what they import: the sources hold no state, and reading them anew for each file took as long as the tests.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      // One after the other: they share the bundles and two cores.
      { test: { name: 'slow', include: slow, globalSetup: 'test/build.setup.ts', fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 } },
      { test: { name: 'conformance', include: conformance, testTimeout: 300_000, hookTimeout: 300_000 } },
      {
        test: {
          name: 'editor',
          include: editor,
          globalSetup: ['test/build.setup.ts', 'test/editor/editor.setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
