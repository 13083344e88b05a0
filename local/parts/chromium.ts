import { findProgram, isExecutable } from './command.ts';
import type { Part, Way } from './part.ts';

const programs = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];
const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const installed: Way<string> = {
  name: 'installed Chrome or Chromium',
  possible: () => installedPath() !== undefined,
  obtain: async () => installedPath() ?? '',
};

/** A headless build for Linux that comes as an npm package and unpacks itself into the temporary folder. */
const packaged: Way<string> = {
  name: 'Chromium from npm',
  possible: () => process.platform === 'linux' && process.arch === 'x64',
  obtain: async (report) => {
    report('unpacking');
    const { default: chromium } = await import('@sparticuz/chromium');
    return chromium.executablePath();
  },
};

function installedPath(): string | undefined {
  const given = process.env.CHROME_PATH;
  if (given && isExecutable(given)) return given;
  return programs.map(findProgram).find(Boolean) ?? macPaths.find(isExecutable);
}

/** The executable of a browser for tests. */
export const chromiumPart: Part<string> = {
  name: 'Chromium for the browser tests',
  ways: [installed, packaged],
  remedy: 'Install Chrome or Chromium, or give the path of one in CHROME_PATH.',
};
