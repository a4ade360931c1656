import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Watchdog } from '../../client/src/preview/watchdog.ts';

describe('the watch over a page', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A page that answers for as long as `page.answers`. */
  function watch(aside: readonly string[] = []) {
    const page = { answers: true, hung: 0 };
    const watchdog = new Watchdog(
      () => page.answers && watchdog.answered(),
      () => {
        page.hung++;
        watchdog.giveUp();
      },
      aside,
    );
    watchdog.start();
    return { page, watchdog };
  }

  test('lets one alone that answers', () => {
    const { page } = watch();
    vi.advanceTimersByTime(60_000);
    expect(page.hung).toBe(0);
  });

  test('notices within five seconds that one no longer does, once, and sets aside what it drew', () => {
    const { page, watchdog } = watch();
    vi.advanceTimersByTime(10_000);
    watchdog.draws('good');
    watchdog.draws(undefined);
    watchdog.draws('bad');
    page.answers = false;
    vi.advanceTimersByTime(3000);
    expect(page.hung).toBe(0);
    vi.advanceTimersByTime(2000);
    expect(page.hung).toBe(1);
    vi.advanceTimersByTime(60_000);
    expect(page.hung).toBe(1);
    expect(watchdog.aside).toEqual(['bad']);
  });

  test('sets nothing aside where nothing was drawn', () => {
    const { page, watchdog } = watch();
    page.answers = false;
    vi.advanceTimersByTime(5000);
    expect([page.hung, watchdog.aside]).toEqual([1, []]);
  });

  test('waits longer for a diagram that the reader asked for again', () => {
    const { page, watchdog } = watch(['slow']);
    watchdog.draws('slow');
    page.answers = false;
    vi.advanceTimersByTime(25_000);
    expect(page.hung).toBe(0);
    vi.advanceTimersByTime(10_000);
    expect(page.hung).toBe(1);
  });

  test('does not blame the page for a pause of its own', () => {
    const { page, watchdog } = watch();
    page.answers = false;
    vi.advanceTimersByTime(1000);
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(1000);
    page.answers = true;
    watchdog.answered();
    vi.advanceTimersByTime(60_000);
    expect(page.hung).toBe(0);
  });

  test('ends with the page', () => {
    const { page, watchdog } = watch();
    page.answers = false;
    watchdog.stop();
    vi.advanceTimersByTime(60_000);
    expect(page.hung).toBe(0);
  });
});
