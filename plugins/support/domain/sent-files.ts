/** As many go with one message. */
export const mostFiles = 6;
/** So many wait to be sent; one more takes the place of the oldest. */
export const mostWaiting = 12;
/** Of one company, so that nobody fills the disk. */
export const mostFilesADay = 200;
export const waitingHours = 24;
