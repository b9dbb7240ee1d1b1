import { RefusalError } from '../../kernel/vendure-error';
import type { CompanyMatch } from '../organizations';
import type { ApplicationLinkRefusalReason } from './domain/application-link';
import type { ApplicationStepRefusal } from './domain/application-states';

/** What is wrong at one field of the form. `expected` is what the rule asks for, where a rule has such a thing. */
export interface FieldProblem {
    field: string;
    reason: string;
    message: string;
    expected: string;
}

const accessTexts = {
    'not-open': 'Applications are not taken at the moment.',
    'guests-closed': 'Orders without an account are not taken any more. Apply for access to order.',
    'wrong-fields': 'Some fields of the form are not right.',
};

/** Returned, never thrown: the form was not taken. It tells nothing of who is known here. */
export class AccessRefusal extends RefusalError<keyof typeof accessTexts> {
    constructor(
        reason: keyof typeof accessTexts,
        readonly problems: FieldProblem[] = [],
    ) {
        super('AccessRefusal', reason, [accessTexts[reason], ...problems.map(({ field, message }) => `${field}: ${message}`)].join(' '), problems[0]?.field ?? null);
    }
}

const linkTexts: Record<ApplicationLinkRefusalReason, string> = {
    expired: 'The link has expired.',
    used: 'The link has been used already.',
    unknown: 'The link is not valid.',
};

export class ApplicationLinkRefusal extends RefusalError<ApplicationLinkRefusalReason> {
    constructor(reason: ApplicationLinkRefusalReason) {
        super('ApplicationLinkRefusal', reason, linkTexts[reason], 'token');
    }
}

type ApplicationRefusalReason =
    | ApplicationStepRefusal
    | 'changed-meanwhile'
    | 'looks-like-existing'
    | 'ask-colleague'
    | 'not-accepted'
    | 'welcomed-already'
    | 'person-inactive'
    | 'sent-too-often';

const applicationTexts: Record<ApplicationRefusalReason, string> = {
    'decided-already': 'The application has been decided already.',
    'asked-already': 'The applicant has been asked and has not answered yet.',
    'not-asked': 'The applicant has not been asked anything.',
    'changed-meanwhile': 'The application was changed meanwhile. Read it again.',
    'looks-like-existing': 'A company that looks the same exists already: choose it, or go on without it.',
    'ask-colleague': 'Whether this firm is a customer already can be decided only by somebody who sees all customers. Ask your manager.',
    'not-accepted': 'The application has not been accepted.',
    'welcomed-already': 'The person has accepted the invitation already.',
    'person-inactive': 'The person or the company is not active.',
    'sent-too-often': 'The person was invited five times within a day. Wait a day, or ask him to look for the message.',
};

/** Returned to staff: why an application was not decided, with the version that it has now. */
export class ApplicationRefusal extends RefusalError<ApplicationRefusalReason> {
    constructor(
        reason: ApplicationRefusalReason,
        readonly version: number,
        readonly matches: CompanyMatch[] = [],
    ) {
        super('ApplicationRefusal', reason, `${applicationTexts[reason]}${reason === 'changed-meanwhile' ? ` It has version ${version} now.` : ''}`);
    }
}

type ChangeRequestRefusalReason =
    | 'wrong-fields'
    | 'nothing-changed'
    | 'open-already'
    | 'decided-already'
    | 'undecided-field'
    | 'unknown-field'
    | 'reason-missing'
    | 'changed-meanwhile';

const changeTexts: Record<ChangeRequestRefusalReason, string> = {
    'wrong-fields': 'Some fields are not right.',
    'nothing-changed': 'Nothing would change.',
    'open-already': 'A request of the company is waiting for an answer. Withdraw it to send another one.',
    'decided-already': 'The request has been decided already.',
    'undecided-field': 'Each change needs an answer.',
    'unknown-field': 'This field was not asked for.',
    'reason-missing': 'A change that is refused needs a reason.',
    'changed-meanwhile': 'The company was changed meanwhile. Look at what it has now.',
};

/** Why a change of company data was not asked for, or not decided. */
export class ChangeRequestRefusal extends RefusalError<ChangeRequestRefusalReason> {
    constructor(
        reason: ChangeRequestRefusalReason,
        field: string | null = null,
        readonly problems: FieldProblem[] = [],
    ) {
        super('ChangeRequestRefusal', reason, [changeTexts[reason], ...problems.map(problem => `${problem.field}: ${problem.message}`)].join(' '), field ?? problems[0]?.field ?? null);
    }
}
