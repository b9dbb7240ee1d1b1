/** What the code on a ticket's paper says: enough to find the ticket, and to see whether the paper tells what was sealed. */
export function ticketCode(ticket: { number: string; grossG: number; tareG: number; netG: number; hash: string }): string {
    return ['ticket', ticket.number, ticket.grossG, ticket.tareG, ticket.netG, ticket.hash].join(';');
}
