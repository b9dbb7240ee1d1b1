import { keepTyped, readTyped } from '../../shared/data/typed';

/** What was filled in at checkout, kept until the order is placed: a reload loses nothing typed. */
export interface CheckoutAnswers {
    branchId: string;
    /** A delivery address; empty for the branch's own. */
    addressId: string;
    /** firm, courier or pick-up; empty for the first that is offered. */
    deliveryWay: string;
    /** In two orders: what is here at once, the rest later. */
    isSplit: boolean;
    wishedDate: string;
    remarks: string;
    specialTerms: string;
    /** How to pay; empty for the first way that is offered. */
    paymentMethod: string;
}

const typedName = 'checkout';

export function emptyAnswers(): CheckoutAnswers {
    return { branchId: '', addressId: '', deliveryWay: '', isSplit: false, wishedDate: '', remarks: '', specialTerms: '', paymentMethod: '' };
}

export function readAnswers(memberId: string | undefined): CheckoutAnswers {
    return { ...emptyAnswers(), ...readTyped<Partial<CheckoutAnswers>>(typedName, memberId) };
}

export function keepAnswers(memberId: string | undefined, answers: CheckoutAnswers): void {
    keepTyped(typedName, memberId, answers);
}
