import gql from 'graphql-tag';

export const firmAdminSchema = gql`
    type FirmSettings {
        name: String!
        timeZone: String!
        calendar: String!
        "Days without work, 0 is Sunday"
        weekendDays: [Int!]!
        holidayCountry: String!
        currencyCode: CurrencyCode!
        language: String!
        supportPhone: String
        supportEmail: String
        version: Int!
        "closed, catalogue (no prices without a login) or shop (guests may order)"
        accessMode: String!
        "The company whose assortment and price lists visitors see"
        publicCompanyId: ID
        acceptsApplications: Boolean!
        "at-once or by-hand"
        welcomeMail: String!
    }

    extend input UpdateActiveAdministratorInput {
        "Asked for when the address or the password changes"
        currentPassword: String
    }

    input UpdateFirmSettingsInput {
        version: Int
        name: String
        timeZone: String
        calendar: String
        weekendDays: [Int!]
        holidayCountry: String
        currencyCode: CurrencyCode
        language: String
        supportPhone: String
        supportEmail: String
        accessMode: String
        publicCompanyId: ID
        acceptsApplications: Boolean
        welcomeMail: String
    }

    extend type Query {
        firmSettings: FirmSettings!
    }

    extend type Mutation {
        updateFirmSettings(input: UpdateFirmSettingsInput!): FirmSettings!
    }
`;
