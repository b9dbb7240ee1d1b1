import { graphql, ResultOf } from './graphql';

export const stockFields = graphql(`
    fragment StockFields on StockStatement @_unmask {
        status
        local {
            from
            to
        }
        external {
            from
            to
            minDays
            maxDays
        }
        planned {
            day
            lead {
                minDays
                maxDays
            }
        }
        mayExceed
    }
`);

/** What the firm says of its stock to somebody who wants a quantity. */
export type StockStatement = ResultOf<typeof stockFields>;
