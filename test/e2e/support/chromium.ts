import { chromium, type Browser } from 'playwright-core';
import { programOnPath, skipsWithout } from '../../support/program-on-path.ts';

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
  return programOnPath(NAMES);
}

/** Whether browser tests must be skipped; with `REQUIRE_BROWSER=1` a missing browser is an error. */
export function skipsBrowser(): boolean {
  return skipsWithout(chromiumPath(), {
    tests: 'browser tests',
    advice: 'no Chromium found: install one or set CHROMIUM_PATH',
    required: 'REQUIRE_BROWSER',
  });
}

/** @param flags besides those of every test. */
export async function launchChromium(flags: string[] = []): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error('no Chromium');
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] });
}
