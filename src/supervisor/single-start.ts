import fs from 'node:fs';
import path from 'node:path';

/** Only one supervisor may use a data folder. Returns what the running one noted, or notes ourselves. */
export function claimFolder(folder: string): { takenBy: number } | { release: () => void } {
    fs.mkdirSync(folder, { recursive: true });
    const file = path.join(folder, 'supervisor.pid');
    const noted = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
    if (noted > 0 && noted !== process.pid && isSupervisor(noted)) {
        return { takenBy: noted };
    }
    fs.writeFileSync(file, String(process.pid));
    return { release: () => fs.rmSync(file, { force: true }) };
}

/** The number may have gone to another program since; on Linux the command line tells. */
function isSupervisor(pid: number): boolean {
    try {
        process.kill(pid, 0);
    } catch {
        return false;
    }
    const commandLine = `/proc/${pid}/cmdline`;
    return !fs.existsSync(commandLine) || fs.readFileSync(commandLine, 'utf8').includes('start.ts');
}
