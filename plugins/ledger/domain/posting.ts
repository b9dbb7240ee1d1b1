export interface AccountFacts {
    id: number;
    code: string;
    currencyCode: string;
    balance: bigint;
    /** Null is no floor. */
    floor: bigint | null;
}

export interface EntryWish {
    account: string;
    amount: bigint;
}

/** One entry per account, the amounts of repeated accounts added up and zeros left out, in the order of the codes. */
export function merged(entries: readonly EntryWish[]): EntryWish[] {
    const sums = new Map<string, bigint>();
    for (const { account, amount } of entries) {
        sums.set(account, (sums.get(account) ?? 0n) + amount);
    }
    return Array.from(sums, ([account, amount]) => ({ account, amount }))
        .filter(entry => entry.amount !== 0n)
        .sort((a, b) => (a.account < b.account ? -1 : 1));
}

/** The first currency in which the entries do not sum to zero; null when they balance. */
export function unbalancedCurrency(entries: readonly EntryWish[], currencyOf: (account: string) => string): string | null {
    const sums = new Map<string, bigint>();
    for (const { account, amount } of entries) {
        const currency = currencyOf(account);
        sums.set(currency, (sums.get(currency) ?? 0n) + amount);
    }
    return Array.from(sums).find(([, sum]) => sum !== 0n)?.[0] ?? null;
}

/** The first account that the posting would take below its floor. Exactly the floor is allowed, and so is paying in. */
export function accountBelowFloor(accounts: readonly AccountFacts[], entries: readonly EntryWish[]): string | null {
    const amounts = new Map(entries.map(entry => [entry.account, entry.amount]));
    const broken = accounts.find(account => {
        const amount = amounts.get(account.code) ?? 0n;
        return account.floor !== null && amount < 0n && account.balance + amount < account.floor;
    });
    return broken?.code ?? null;
}

/** The same text for the same posting. */
export function contentOf(kind: string, reference: string, entries: readonly EntryWish[]): string {
    return JSON.stringify([kind, reference, ...entries.map(entry => [entry.account, entry.amount.toString()])]);
}
