import { msg } from '@lingui/core/macro';

/** Why the server refuses what staff ask of it, in its own English, by which the Dashboard looks the sentence up (`said-by-server.ts`). */
export const refusals = [
    msg({ id: 'This company is not a distributor.', message: 'This company is not a distributor.' }),
    msg({ id: 'A company cannot buy from itself, nor from a company below it.', message: 'A company cannot buy from itself, nor from a company below it.' }),
    msg({ id: 'The tree of distributors would become too deep.', message: 'The tree of distributors would become too deep.' }),
    msg({ id: 'A customer buys in the currency of his distributor.', message: 'A customer buys in the currency of his distributor.' }),
    msg({ id: 'The company has customers. Give them to another distributor first.', message: 'The company has customers. Give them to another distributor first.' }),
];
