/** No letters that a reader takes for digits or for each other. */
const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** What stands in the bar code of an operation on the work ticket: its number and a letter that finds one wrong or two changed digits. */
export function ticketCode(operationId: number): string {
    return `OP${operationId}${checkLetter(String(operationId))}`;
}

function checkLetter(digits: string): string {
    const sum = [...digits].reverse().reduce((total, digit, place) => total + Number(digit) * (place + 2), 0);
    return letters.charAt(sum % letters.length);
}
