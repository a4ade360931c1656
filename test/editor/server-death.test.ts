// What happens when the language server dies.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually, type Installed, only, startInstalled, type Window } from './installed.ts';

const ORDERS =
  '---\ndesign: hld\n---\n\n# Orders\n\n## Architecture\n\n```mermaid\nflowchart LR\n  gw[API Gateway] -->|gRPC 300 requests/s| api[Order Service]\n```\n';

interface ServerProcess {
  readonly pid: number;
  /** The file it runs. */
  readonly module: string;
}

/** Processes that this one started, at any remove, that run the installed server. */
function serverProcesses(): ServerProcess[] {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => about(Number(name)) ?? []);
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]));
  const isOurs = (pid: number | undefined): boolean => pid !== undefined && (pid === process.pid || isOurs(parents.get(pid)));
  return processes.flatMap(({ pid, command }) => {
    const module = command.split('\0').find((word) => /designdoc\.designdoc-.*\bserver\.js$/.test(word));
    return module !== undefined && isOurs(pid) ? [{ pid, module }] : [];
  });
}

function about(pid: number): { pid: number; parent: number; command: string } | undefined {
  try {
    const parent = Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    return { pid, parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') };
  } catch {
    return undefined; // It ended meanwhile.
  }
}

describe('when the language server dies', () => {
  let editor: Installed;
  let ui: Window;
  beforeEach(async () => {
    editor = await startInstalled({ own: true });
    ui = await editor.open({ ...only('hld/label-every-arrow'), 'orders.md': ORDERS }, 'orders.md');
    await typeArrow('api --> pay[Payment Service]');
    await ui.waitForSquiggle('warning');
  });
  afterEach(() => editor.stop());

  const messages = () => ui.page.locator('.notifications-toasts .notification-list-item-message');
  const restart = () => ui.page.getByRole('button', { name: 'Restart', exact: true });
  const squiggles = () => ui.squiggle('warning').count();

  async function typeArrow(arrow: string): Promise<void> {
    await ui.caretAt('gRPC');
    await ui.page.keyboard.press('End');
    await ui.type(`\n${arrow}`);
  }

  async function running(): Promise<ServerProcess> {
    await eventually(serverProcesses).toHaveLength(1);
    return serverProcesses()[0]!;
  }

  const kill = async () => process.kill((await running()).pid, 'SIGKILL');

  test('it is started again and one message says so; a second time it stays down until the reader starts it', async () => {
    await kill();
    await eventually(() => messages().allInnerTexts()).toEqual(['designdoc’s language server stopped unexpectedly and was restarted.']);
    await typeArrow('api --> mail[Mail Service]');
    await eventually(squiggles).toBe(2);

    await kill();
    await restart().waitFor({ timeout: 60_000 });
    // The first message may have gone by itself meanwhile.
    expect((await messages().allInnerTexts()).filter((text) => text.includes('stopped again'))).toHaveLength(1);
    await ui.screenshot('server-stopped');
    expect(serverProcesses()).toEqual([]);

    await restart().click();
    await typeArrow('api --> stock[Stock Service]');
    await eventually(squiggles).toBe(3);
  });

  test('and cannot be started, one message says so and offers to try again', async () => {
    const { module } = await running();
    const code = readFileSync(module);
    writeFileSync(module, 'process.exit(3);');
    await ui.command('designdoc: Restart Language Server');
    await eventually(() => messages().allInnerTexts()).toEqual(['designdoc’s language server could not be started.']);

    writeFileSync(module, code);
    await restart().click();
    await typeArrow('api --> mail[Mail Service]');
    await eventually(squiggles).toBe(2);
  });
});
