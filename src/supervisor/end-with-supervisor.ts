/** A program that a supervisor started ends in order when that supervisor is gone, even by `kill -9`. */
export function endWithSupervisor(): void {
    process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
