import { refuseText } from '../../../kernel/text';

/** What a form of the tracking page sends: one text for each field. */
export type FormFields = Record<string, string>;

/** What is wrong with a form that was sent, in the reader's language. `field` is null when it is not about one field. */
export interface FormProblem {
    field: string | null;
    message: string;
}

/** A form that was sent back, with what was typed: nobody types anything twice. */
export interface RefusedForm extends FormProblem {
    form: string;
    typed: FormFields;
}

export type FieldProblem = { field: string; problem: 'missing' | 'too-long' | 'unreadable' };

export const longestReceiver = 100;
export const longestNote = 500;

/** The first thing wrong with a delivery confirmation, or null. */
export function refuseConfirmation(fields: { receivedBy: string; note: string }): FieldProblem | null {
    if (fields.receivedBy === '') {
        return { field: 'receivedBy', problem: 'missing' };
    }
    return refuseField('receivedBy', fields.receivedBy, longestReceiver) ?? refuseField('note', fields.note, longestNote);
}

function refuseField(field: string, text: string, longest: number): FieldProblem | null {
    const refused = refuseText(text, longest);
    return refused && { field, problem: refused === 'too-long' ? refused : 'unreadable' };
}

/** Whether a form came from our own page, by what browsers say of it. The token in its path is the secret; this is the second lock. */
export function isOwnForm(headers: { origin?: string; fetchSite?: string }, publicUrl: string): boolean {
    if (headers.fetchSite !== undefined) {
        return headers.fetchSite === 'same-origin' || headers.fetchSite === 'none';
    }
    // Our own pages send `null`, because they forbid referrers.
    return headers.origin === undefined || headers.origin === 'null' || headers.origin === new URL(publicUrl).origin;
}
