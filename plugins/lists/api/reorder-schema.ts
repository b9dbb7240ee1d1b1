import gql from 'graphql-tag';

export const reorderShopSchema = gql`
    type ReorderProposal {
        "Whether the firm makes proposals for this company"
        isOn: Boolean!
        "When all of it was last worked out"
        computedAt: DateTime
        "Whether I am written to when there is one"
        wantsMail: Boolean!
        "The most urgent first"
        items: [ReorderProposalItem!]!
    }
    type ReorderProposalItem {
        article: CatalogueVariant!
        "What is usually taken, in base units"
        quantity: Int!
        "YYYY-MM-DD: when nothing will be left, as far as one can tell"
        runsOutOn: String!
        "From one purchase to the next"
        gapDays: Int!
        "That was set, by us or by the firm; else it follows from the purchases"
        isSet: Boolean!
    }
    type ReorderRule {
        variantId: ID!
        sku: String!
        name: String!
        "Null: never to be proposed"
        everyDays: Int
    }
    type MonthlyPurchase {
        "Its first day, YYYY-MM-DD, in the firm's calendar"
        month: String!
        "In base units"
        quantity: Float!
    }
    input ReorderFrequencyInput {
        variantId: ID!
        "1 to 730; left out, it follows from the purchases again"
        everyDays: Int
        "Not to be proposed at all"
        isNever: Boolean
    }
    extend type Query {
        reorderProposal: ReorderProposal!
        "What was set for single articles"
        reorderRules: [ReorderRule!]!
        "How much of an article was bought in each of the last 24 months"
        purchaseHistory(variantId: ID!): [MonthlyPurchase!]!
    }
    extend type Mutation {
        setReorderFrequency(input: ReorderFrequencyInput!): [ReorderRule!]!
        setReorderMail(wanted: Boolean!): Boolean!
    }
`;

export const reorderAdminSchema = gql`
    type CompanyReorder {
        companyId: ID!
        isOn: Boolean!
        computedAt: DateTime
        items: [CompanyReorderItem!]!
        rules: [CompanyReorderRule!]!
    }
    type CompanyReorderItem {
        variantId: ID!
        sku: String!
        name: String!
        "In base units"
        quantity: Int!
        baseUnit: String!
        runsOutOn: String!
        gapDays: Int!
    }
    type CompanyReorderRule {
        variantId: ID!
        sku: String!
        name: String!
        "Absent: never to be proposed"
        everyDays: Int
    }
    input SwitchCompanyReorderInput {
        companyId: ID!
        isOn: Boolean!
    }
    input CompanyReorderFrequencyInput {
        companyId: ID!
        variantId: ID!
        "1 to 730; left out, it follows from the purchases again"
        everyDays: Int
        isNever: Boolean
    }
    extend type Query {
        companyReorder(companyId: ID!): CompanyReorder!
    }
    extend type Mutation {
        switchCompanyReorder(input: SwitchCompanyReorderInput!): CompanyReorder!
        setCompanyReorderFrequency(input: CompanyReorderFrequencyInput!): CompanyReorder!
    }
`;
