/**
 * When something was by the server's clock that an agent saw by its own. The two clocks may be hours apart; what counts is how long
 * before the sending it was. Nothing was after it was received.
 */
export function byServerClock(at: Date, agentNow: Date, serverNow: Date): Date {
    return new Date(Math.min(serverNow.getTime(), serverNow.getTime() - (agentNow.getTime() - at.getTime())));
}
