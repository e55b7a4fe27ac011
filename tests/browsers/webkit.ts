/** WebKit, as the package of WebKitGTK has it: its small browser, driven over WebDriver. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Builder, By, Capabilities, Key as SeleniumKey, type WebDriver } from 'selenium-webdriver';
import { vi } from 'vitest';
import { MARK, type Engine, type Key } from './engine.ts';

const KEYS: Record<Key, string> = {
  Enter: SeleniumKey.ENTER,
  Escape: SeleniumKey.ESCAPE,
  Tab: SeleniumKey.TAB,
  ArrowDown: SeleniumKey.ARROW_DOWN,
};

/** @param programs of the driver, and of the browser that it drives */
export async function startWebKit(programs: { driver: string; browser: string }): Promise<Engine> {
  // A home of its own: it knows nothing, and saves to a folder that is known.
  const home = await mkdtemp(join(tmpdir(), 'papers-webkit-'));
  const downloads = join(home, 'Downloads');
  await mkdir(join(home, '.config'));
  await mkdir(downloads);
  await writeFile(join(home, '.config', 'user-dirs.dirs'), 'XDG_DOWNLOAD_DIR="$HOME/Downloads"\n');
  const port = await freePort();
  const driver = spawn(programs.driver, [`--port=${port}`, '--host=127.0.0.1'], {
    env: {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: join(home, '.config'),
      XDG_DATA_HOME: join(home, '.local'),
      // Its own sandbox wants rights that a container does not give.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
    stdio: 'ignore',
  });
  await answering(port);
  // The driver holds one at a time, each with a browser that knows nothing.
  let session: WebDriver | null = null;
  let name = 'WebKit';
  return {
    get name() {
      return name;
    },
    async open(address) {
      const wanted = new Capabilities();
      wanted.setBrowserName('MiniBrowser');
      wanted.set('webkitgtk:browserOptions', { binary: programs.browser, args: ['--automation'] });
      await session?.quit();
      const fresh = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(wanted).build();
      session = fresh;
      name = `WebKitGTK ${(await fresh.getCapabilities()).getBrowserVersion() ?? ''}`;
      await fresh.manage().window().setRect({ width: 1280, height: 960, x: 0, y: 0 });
      await fresh.get(address);
      const marked = () => fresh.findElement(By.css(`[${MARK}]`));
      return {
        downloads,
        goto: (address) => fresh.get(address),
        reload: () => fresh.navigate().refresh(),
        evaluate: (work, ...args) => fresh.executeScript(work, ...args),
        run: (script) => fresh.executeScript(script),
        clickMarked: () => marked().click(),
        type: (text) => fresh.switchTo().activeElement().sendKeys(text),
        press: (key) => fresh.switchTo().activeElement().sendKeys(KEYS[key]),
        giveFile: (path) => marked().sendKeys(path),
      };
    },
    async close() {
      await session?.quit();
      driver.kill();
      await once(driver, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until the driver answers. */
async function answering(port: number): Promise<void> {
  await vi.waitFor(
    async () => {
      const { ok } = await fetch(`http://127.0.0.1:${port}/status`);
      if (!ok) throw new Error('the driver of WebKit is not ready');
    },
    { timeout: 30_000, interval: 100 },
  );
}
