import { msg } from '@lingui/core/macro';

/** Why the server refuses what staff ask of it, in its own English, by which the Dashboard looks the sentence up (`said-by-server.ts`). */
export const refusals = [
    msg({ id: 'The application has been decided already.', message: 'The application has been decided already.' }),
    msg({ id: 'The applicant has been asked and has not answered yet.', message: 'The applicant has been asked and has not answered yet.' }),
    msg({ id: 'The applicant has not been asked anything.', message: 'The applicant has not been asked anything.' }),
    msg({ id: 'The application was changed meanwhile. Read it again.', message: 'The application was changed meanwhile. Read it again.' }),
    msg({ id: 'A company that looks the same exists already: choose it, or go on without it.', message: 'A company that looks the same exists already: choose it, or go on without it.' }),
    msg({ id: 'Whether this firm is a customer already can be decided only by somebody who sees all customers. Ask your manager.', message: 'Whether this firm is a customer already can be decided only by somebody who sees all customers. Ask your manager.' }),
    msg({ id: 'The application has not been accepted.', message: 'The application has not been accepted.' }),
    msg({ id: 'The person has accepted the invitation already.', message: 'The person has accepted the invitation already.' }),
    msg({ id: 'The person or the company is not active.', message: 'The person or the company is not active.' }),
    msg({ id: 'The person was invited five times within a day. Wait a day, or ask him to look for the message.', message: 'The person was invited five times within a day. Wait a day, or ask him to look for the message.' }),
    msg({ id: 'Some fields are not right.', message: 'Some fields are not right.' }),
    msg({ id: 'Nothing would change.', message: 'Nothing would change.' }),
    msg({ id: 'A request of the company is waiting for an answer. Withdraw it to send another one.', message: 'A request of the company is waiting for an answer. Withdraw it to send another one.' }),
    msg({ id: 'The request has been decided already.', message: 'The request has been decided already.' }),
    msg({ id: 'Each change needs an answer.', message: 'Each change needs an answer.' }),
    msg({ id: 'This field was not asked for.', message: 'This field was not asked for.' }),
    msg({ id: 'A change that is refused needs a reason.', message: 'A change that is refused needs a reason.' }),
    msg({ id: 'The company was changed meanwhile. Look at what it has now.', message: 'The company was changed meanwhile. Look at what it has now.' }),
];
