import gql from 'graphql-tag';

export const quotaShopSchema = gql`
    "How much of an article the company can order in a period; of several quotas the one that leaves the line least. Quantities are of the base unit."
    type CartLineQuota {
        "day, week, month, quarter or year"
        period: String!
        maxQuantity: Int!
        "In the running period, without this cart"
        orderedQuantity: Float!
        leftQuantity: Int!
        "What this line may have of that beside the other lines that count"
        mostQuantity: Int!
        "YYYY-MM-DD, of the running period"
        lastDay: String!
        "Other articles count for it too"
        isShared: Boolean!
        "The line has more than it may have: it cannot be ordered so."
        isPassed: Boolean!
    }

    extend type CartLine {
        "Absent when nothing limits it"
        quota: CartLineQuota
    }
`;
