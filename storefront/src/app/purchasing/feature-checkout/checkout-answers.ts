/** What was filled in at checkout, kept until the order is placed: a reload loses nothing typed. */
export interface CheckoutAnswers {
    branchId: string;
    wishedDate: string;
    remarks: string;
    specialTerms: string;
}

const storageKey = 'karvan.checkout';

export function emptyAnswers(): CheckoutAnswers {
    return { branchId: '', wishedDate: '', remarks: '', specialTerms: '' };
}

export function readAnswers(): CheckoutAnswers {
    try {
        return {
            ...emptyAnswers(),
            ...(JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') as Partial<CheckoutAnswers>),
        };
    } catch {
        return emptyAnswers();
    }
}

export function keepAnswers(answers: CheckoutAnswers): void {
    sessionStorage.setItem(storageKey, JSON.stringify(answers));
}
