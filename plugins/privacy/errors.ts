import { RefusalError } from '../../kernel/vendure-error';
import type { PersonalRefusal } from '../../kernel/personal-data';

const texts = {
    'last-administrator': 'He is the last who manages the people of a company. Let somebody else do so first, or switch the company off.',
    'open-orders': 'He is all there is of a buyer whose orders are still under way.',
    unpaid: 'He is all there is of a buyer who still owes for orders.',
    confirmation: 'This is not the e-mail address, or where he has none the number, of this person.',
    'already-erased': 'His data have been erased already.',
    'already-asked': 'You have asked already; the firm has not answered yet.',
    'already-answered': 'The request has been answered or withdrawn already.',
    'too-often': 'Your data were handed out several times within the hour. Try again later.',
};
export type PersonalDataRefusalReason = keyof typeof texts;

export interface NamedRefusal {
    reason: PersonalRefusal['reason'];
    companyId: number;
    companyName: string;
}

export class PersonalDataRefusal extends RefusalError<PersonalDataRefusalReason> {
    constructor(
        reason: PersonalDataRefusalReason,
        field: string | null = null,
        /** All that stands in the way, when it is more than the input. */
        readonly obstacles: NamedRefusal[] = [],
    ) {
        super('PersonalDataRefusal', reason, texts[reason], field);
    }
}
