import { msg } from '@lingui/core/macro';

/** Why the server refuses what staff ask of it, in its own English, by which the Dashboard looks the sentence up (`said-by-server.ts`). */
export const refusals = [
    msg({ id: 'You cannot do this to yourself.', message: 'You cannot do this to yourself.' }),
    msg({ id: 'This is the last person who can manage staff.', message: 'This is the last person who can manage staff.' }),
    msg({ id: 'This person may do more than you may.', message: 'This person may do more than you may.' }),
    msg({ id: 'People belong to this branch of the firm.', message: 'People belong to this branch of the firm.' }),
    msg({ id: 'Your own second factor is reset by a colleague.', message: 'Your own second factor is reset by a colleague.' }),
    msg({ id: 'The code is not right, or was used already.', message: 'The code is not right, or was used already.' }),
    msg({ id: 'Too many wrong codes. Try again in a quarter of an hour.', message: 'Too many wrong codes. Try again in a quarter of an hour.' }),
    msg({ id: 'This sign-in took too long. Enter name and password again.', message: 'This sign-in took too long. Enter name and password again.' }),
    msg({ id: 'Set the authenticator up first.', message: 'Set the authenticator up first.' }),
    msg({ id: 'The second factor is on already.', message: 'The second factor is on already.' }),
];
