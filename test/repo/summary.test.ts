// How the runs of all suites are summed up.
import { expect, test } from 'vitest';
import { countResults, summary } from '../../scripts/test.mjs';

const report = (counts: object, testResults: object[] = []): string =>
  JSON.stringify({ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults, ...counts });

test('tests are counted by how they ended', () => {
  expect(countResults(report({ numPassedTests: 5, numFailedTests: 2, numPendingTests: 1 }), false)).toEqual({ passed: 5, failed: 2, skipped: 1 });
});

test('a file that could not be loaded is a failure', () => {
  const broken = { status: 'failed', assertionResults: [] };
  expect(countResults(report({ numPassedTests: 5 }, [broken]), false)).toEqual({ passed: 5, failed: 1, skipped: 0 });
});

test('a failed test is counted once, not again for its file', () => {
  const file = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] };
  expect(countResults(report({ numPassedTests: 1, numFailedTests: 1 }, [file]), false)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test('a run that ended badly without a failed test is a failure', () => {
  expect(countResults(report({ numPassedTests: 5 }), false)).toEqual({ passed: 5, failed: 1, skipped: 0 });
  expect(countResults(undefined, false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('the last line tells the sum, and skipped tests only where there are some', () => {
  const count = { passed: 2, failed: 0, skipped: 0 };
  expect(summary([count, count])).toBe('4 passed, 0 failed');
  expect(summary([count, { passed: 1, failed: 3, skipped: 2 }])).toBe('3 passed, 3 failed, 2 skipped');
});
