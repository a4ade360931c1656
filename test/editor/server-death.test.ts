// What happens when the language server dies.
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually, type Installed, startInstalled, type Window } from './installed.ts';

const ORDERS =
  '---\ndesign: hld\n---\n\n# Orders\n\n## Architecture\n\n```mermaid\nflowchart LR\n  gw[API Gateway] -->|gRPC 300 requests/s| api[Order Service]\n```\n';

/** Processes that this one started, at any remove, whose command line tells of the installed server. */
function serverProcesses(): number[] {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => about(Number(name)) ?? []);
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]));
  const isOurs = (pid: number | undefined): boolean => pid !== undefined && (pid === process.pid || isOurs(parents.get(pid)));
  return processes.filter(({ pid, command }) => /designdoc\.designdoc-.*\bserver\.js/.test(command) && isOurs(pid)).map(({ pid }) => pid);
}

function about(pid: number): { pid: number; parent: number; command: string } | undefined {
  try {
    const parent = Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    return { pid, parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') };
  } catch {
    return undefined; // It ended meanwhile.
  }
}

describe('when the language server is killed', () => {
  let editor: Installed;
  let ui: Window;
  beforeAll(async () => void (editor = await startInstalled()));
  afterAll(() => editor.stop());

  const messages = () => ui.page.locator('.notifications-toasts .notification-list-item-message', { hasText: 'language server' });

  async function kill(): Promise<void> {
    await eventually(serverProcesses).toHaveLength(1);
    for (const pid of serverProcesses()) process.kill(pid, 'SIGKILL');
  }

  async function typeArrow(arrow: string): Promise<void> {
    await ui.caretAt('gRPC');
    await ui.page.keyboard.press('End');
    await ui.type(`\n${arrow}`);
  }

  test('once, it is started again and one message says so; twice, it stays down until the reader starts it', async () => {
    ui = await editor.open({ 'orders.md': ORDERS }, 'orders.md');
    await typeArrow('api --> pay[Payment Service]');
    await ui.waitForSquiggle('warning');

    await kill();
    await messages().first().waitFor();
    expect(await messages().allInnerTexts()).toEqual(['designdoc’s language server stopped unexpectedly and was restarted.']);
    await typeArrow('api --> mail[Mail Service]');
    await eventually(() => ui.squiggle('warning').count()).toBe(2);

    await kill();
    await messages().filter({ hasText: 'stopped again' }).waitFor();
    expect(await messages().count()).toBe(2);
    await ui.screenshot('server-stopped');
    expect(serverProcesses()).toEqual([]);

    await ui.page.getByRole('button', { name: 'Restart', exact: true }).click();
    await typeArrow('api --> stock[Stock Service]');
    await eventually(() => ui.squiggle('warning').count()).toBe(3);
  });
});
