/** How an order is paid: on the company's terms, by a transfer or online before the goods are made, or in cash when they come. */
export const paymentMethods = ['on-account', 'prepayment', 'online', 'cash-on-delivery'] as const;
export type PaymentMethodCode = (typeof paymentMethods)[number];

/** What is paid before the goods are made: such an order takes no credit, and is approved once it is paid. */
export function isPaidInAdvance(method: string | null): boolean {
    return method === 'prepayment' || method === 'online';
}

export interface PaymentRulesFacts {
    methods: readonly PaymentMethodCode[];
    /** F116: who is over his limit or late is warned, and the order is marked. */
    warns: boolean;
    /** F117: who is over his limit or late does not buy on account. */
    blocksTerm: boolean;
}

/** The rules of a company: its own where it has some, else the firm's. */
export function rulesOf(firm: PaymentRulesFacts, own: { [K in keyof PaymentRulesFacts]: PaymentRulesFacts[K] | null } | null): PaymentRulesFacts {
    return { methods: own?.methods ?? firm.methods, warns: own?.warns ?? firm.warns, blocksTerm: own?.blocksTerm ?? firm.blocksTerm };
}

export interface Payer {
    isGuest: boolean;
    /** Owes his distributor, not the firm. */
    isEndCustomer: boolean;
    /** Null: no limit. What the order would take is not in the exposure yet. */
    availableMinor: number | null;
    overdueMinor: number;
    orderMinor: number;
    mayPayOnline: boolean;
}

export type MethodRefusal = 'over-limit' | 'overdue';

export interface MethodChoice {
    method: PaymentMethodCode;
    /** Why it cannot be chosen now; null when it can. */
    refused: MethodRefusal | null;
}

/** Over the limit, late, both or neither; the order's exact limit is within. */
export function paymentTroubles({ availableMinor, overdueMinor, orderMinor }: Pick<Payer, 'availableMinor' | 'overdueMinor' | 'orderMinor'>): MethodRefusal[] {
    return [
        ...(availableMinor !== null && orderMinor > availableMinor ? (['over-limit'] as const) : []),
        ...(overdueMinor > 0 ? (['overdue'] as const) : []),
    ];
}

/**
 * How a buyer may pay, in the order in which it is offered. Credit is for companies that staff have let in: a guest pays in advance. An end
 * customer's way of paying is between him and his distributor, whose credit the order takes. Where the rules leave nothing, a transfer in advance is left.
 */
export function paymentChoices(rules: PaymentRulesFacts, payer: Payer): MethodChoice[] {
    if (payer.isEndCustomer) return [{ method: 'on-account', refused: null }];
    const [trouble = null] = rules.blocksTerm ? paymentTroubles(payer) : [];
    const open = paymentMethods.filter(method => {
        if (method === 'online' && !payer.mayPayOnline) return false;
        if (payer.isGuest) return isPaidInAdvance(method) && (method === 'prepayment' || rules.methods.includes(method));
        return rules.methods.includes(method);
    });
    const choices = open.map(method => ({ method, refused: method === 'on-account' ? trouble : null }));
    return choices.some(({ refused }) => refused === null) ? choices : [...choices, { method: 'prepayment', refused: null }];
}

/** F116: the buyer is told to pay, and the order is marked. Not for an end customer, of whose distributor's debts he hears nothing. */
export function warnsOf(rules: PaymentRulesFacts, payer: Payer): MethodRefusal[] {
    return rules.warns && !payer.isEndCustomer && !payer.isGuest ? paymentTroubles(payer) : [];
}
