import type { LocalDate } from '../../../kernel/time';

export interface StatementMove {
    on: LocalDate;
    amountMinor: number;
}

export interface Statement<Move> {
    /** What the company owed before the first day. */
    openingMinor: number;
    entries: (Move & { balanceMinor: number })[];
    closingMinor: number;
}

/** What changed in a period, first and last day in it, with what was owed after each: what came before is the opening balance. */
export function statementOf<Move extends StatementMove>(moves: readonly Move[], from: LocalDate, until: LocalDate): Statement<Move> {
    const openingMinor = moves.filter(({ on }) => on < from).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    let balanceMinor = openingMinor;
    const entries = moves.filter(({ on }) => on >= from && on <= until).map(move => ({ ...move, balanceMinor: (balanceMinor += move.amountMinor) }));
    return { openingMinor, entries, closingMinor: balanceMinor };
}
