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
    }

    extend type Query {
        firmSettings: FirmSettings!
    }

    extend type Mutation {
        updateFirmSettings(input: UpdateFirmSettingsInput!): FirmSettings!
    }
`;
