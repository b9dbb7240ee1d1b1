import { Caller } from '../graphql';
import type { Product } from '../product';

/** What the journey carries from step to step. */
export interface Journey {
    product: Product;
    /** What the customer reads and writes. */
    language: 'en' | 'fa';
    /** Signed-in staff by role. */
    staff(role: string): Promise<Caller>;
    key(): string;
    companyId: string;
    customer: Caller;
    /** What the customer does while a stage runs. */
    halfWay(stageId: string): Promise<void>;
    orderId: string;
    orderCode: string;
    shipmentId: string;
    trackingUrl: string;
}

export function newJourney(product: Product, language: Journey['language'] = 'fa'): Journey {
    const signedIn = new Map<string, Promise<Caller>>();
    let keys = 0;
    return {
        product,
        language,
        staff(role) {
            const known = signedIn.get(role);
            if (known) return known;
            const person = product.people.find(candidate => candidate.role === role);
            if (person === undefined) throw new Error(`The demo has no ${role}.`);
            const caller = new Caller(product.url, 'admin-api').signIn(person.login, product.password);
            signedIn.set(role, caller);
            return caller;
        },
        key: () => `journey-${process.pid}-${Date.now()}-${keys++}`,
        companyId: '',
        customer: new Caller(product.url, 'shop-api', language),
        halfWay: () => Promise.resolve(),
        orderId: '',
        orderCode: '',
        shipmentId: '',
        trackingUrl: '',
    };
}

/** Asks again until the answer is there: what the worker does takes a moment. */
export async function eventually<T>(what: string, look: () => Promise<T | null | undefined | false>, seconds = 20): Promise<T> {
    const until = Date.now() + seconds * 1000;
    for (;;) {
        const found = await look();
        if (found) return found;
        if (Date.now() > until) throw new Error(`${what} did not happen within ${seconds} s`);
        await new Promise(resolve => setTimeout(resolve, 200));
    }
}

export function expectThat(condition: boolean, what: string): void {
    if (!condition) throw new Error(what);
}
