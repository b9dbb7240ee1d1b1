import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** The one without a window of its own first: it takes half the processor's time, since nothing of a browser's frame is drawn. */
const places = [process.env.CHROMIUM, '/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

export function chromiumPath(): string | undefined {
    return places.find(place => place !== undefined && fs.existsSync(place));
}

/** Without these, Chromium keeps asking hosts of its maker's. */
export const chromiumFlags = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];

/** Installs Debian's Chromium where we may; else says what to install. */
export function ensureChromium(): Promise<void> {
    if (chromiumPath() !== undefined) return Promise.resolve();
    const mayInstall = process.getuid?.() === 0 && spawnSync('which', ['apt-get']).status === 0;
    if (mayInstall) {
        console.log('Installing Chromium from Debian for the browser tests…');
        spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
        spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell'], {
            stdio: ['ignore', 'ignore', 'inherit'],
            env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        });
    }
    if (chromiumPath() === undefined) {
        throw new Error('The browser tests need Chromium. Install it (Debian: `apt-get install chromium-headless-shell`) or set CHROMIUM to the path of a Chrome.');
    }
    return Promise.resolve();
}
