/** A Chromium of its own for each trial that needs one to be killed, or its files to be reached. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type BrowserContext } from '@playwright/test';
import { chromiumArguments } from '../browser.mjs';

export type Running = {
  /** Its one context, which is that of the profile. */
  context: BrowserContext;
  /** Ends it as a reader does. */
  close: () => Promise<void>;
  /** Ends it as a power cut does: SIGKILL to the main process, so that nothing in it can do anything any more. */
  kill: () => Promise<void>;
};

/** A new folder for a profile; it is removed with `removeProfile`. */
export function newProfile(): string {
  return mkdtempSync(join(tmpdir(), 'safety-papers-profile-'));
}

export function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

/** Starts a browser with a profile that outlives it. */
export async function startBrowser(profile: string): Promise<Running> {
  const executable = process.env['CHROMIUM_PATH'] ?? chromium.executablePath();
  const flags = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--no-default-browser-check'];
  const started = spawn(executable, [...chromiumArguments, ...flags, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(started, 'exit');
  const browser = await chromium.connectOverCDP(await addressOf(started.stderr, ended));
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the browser that was started has no context');
  return {
    context,
    async close() {
      const session = await browser.newBrowserCDPSession();
      // It answers, or is gone before it could.
      await session.send('Browser.close').catch(() => undefined);
      await ended;
    },
    async kill() {
      started.kill('SIGKILL');
      await ended;
      await browser.close().catch(() => undefined);
    },
  };
}

async function addressOf(output: NodeJS.ReadableStream, ended: Promise<unknown>): Promise<string> {
  const said: string[] = [];
  const lines = createInterface({ input: output });
  const found = new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      said.push(line);
      const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    void ended.then(() => reject(new Error(`the browser ended before it could be reached:\n${said.join('\n')}`)));
  });
  // What it says later has to be read, or it stops when nobody does.
  return found;
}
