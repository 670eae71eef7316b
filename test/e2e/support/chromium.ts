import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `CHROMIUM_PATH`, else the first Chromium on the path, else null. */
export function chromiumPath(): string | null {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter).concat('/usr/bin');
  return (
    folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram) ?? null
  );
}

/**
 * Whether browser tests must be skipped. Says so once on stderr; with `REQUIRE_BROWSER=1` a missing
 * browser is an error instead.
 */
export function skipsBrowser(): boolean {
  if (chromiumPath() !== null) return false;
  const advice = 'no Chromium found: install one or set CHROMIUM_PATH';
  if (process.env['REQUIRE_BROWSER'] === '1') throw new Error(advice);
  process.stderr.write(`browser tests are skipped, ${advice}\n`);
  return true;
}

/** @param flags besides those of every test. */
export async function launchChromium(flags: string[] = []): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error('no Chromium');
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
