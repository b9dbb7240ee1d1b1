/** Root fields that a guesser would repeat: at most one in a request, and counted per address. */
export const sensitiveFields: ReadonlySet<string> = new Set([
    'login',
    'authenticate',
    'acceptInvitation',
    'beginActing',
    'requestPasswordLink',
    'resetPasswordByLink',
    'sendContactRequest',
    'updateActiveAdministrator',
    'invitation',
    'applyForAccess',
    'confirmApplication',
    'applicationQuestion',
    'answerApplication',
]);
