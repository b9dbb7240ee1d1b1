/**
 * Kills this process here when `FAULT=after:<name>` asks for it, so that the fault bench can die at the worst moments.
 * SIGKILL, because a crash runs no clean-up. Never in production.
 */
export function crashPoint(name: string): void {
    if (process.env.FAULT === `after:${name}` && process.env.NODE_ENV !== 'production') {
        process.kill(process.pid, 'SIGKILL');
    }
}
