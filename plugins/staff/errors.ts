import { RefusalError } from '../../kernel/vendure-error';
import type { StaffRefusalReason } from './domain/staff-rights';

const staffTexts: Record<StaffRefusalReason, string> = {
    oneself: 'You cannot do this to yourself.',
    'last-administrator': 'This is the last person who can manage staff.',
    stronger: 'This person may do more than you may.',
    'has-people': 'People belong to this branch of the firm.',
    'own-second-factor': 'Your own second factor is reset by a colleague.',
};

export class StaffRefusal extends RefusalError<StaffRefusalReason> {
    constructor(reason: StaffRefusalReason) {
        super('StaffRefusal', reason, staffTexts[reason]);
    }
}

export type SecondFactorReason = 'wrong-code' | 'locked' | 'expired' | 'not-begun' | 'already-on';

const codeTexts: Record<SecondFactorReason, string> = {
    'wrong-code': 'The code is not right, or was used already.',
    locked: 'Too many wrong codes. Try again in a quarter of an hour.',
    expired: 'This sign-in took too long. Enter name and password again.',
    'not-begun': 'Set the authenticator up first.',
    'already-on': 'The second factor is on already.',
};

export class SecondFactorRefusal extends RefusalError<SecondFactorReason> {
    constructor(reason: SecondFactorReason) {
        super('SecondFactorRefusal', reason, codeTexts[reason], reason === 'wrong-code' ? 'code' : null);
    }
}

/** The answer to a right password where a code is needed too. There is no session yet; the ticket goes with the code. */
export class SecondFactorNeeded extends RefusalError<'code' | 'enrol'> {
    constructor(
        readonly ticket: string,
        reason: 'code' | 'enrol',
    ) {
        super(
            'SecondFactorNeeded',
            reason,
            reason === 'code' ? 'Enter the code of your authenticator below.' : 'Your role asks for a second factor. Set it up below.',
        );
    }
}
