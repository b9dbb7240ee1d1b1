import gql from 'graphql-tag';

export const pickupAdminSchema = gql`
    "When goods may be fetched from the warehouse. Minutes are counted from midnight, on the firm's clock."
    type PickupSettings {
        slotMinutes: Int!
        "How many pick-ups a slot takes"
        capacity: Int!
        "How long goods are made ready before anybody can come for them"
        preparationHours: Int!
        daysAhead: Int!
        "The firm's weekends and holidays are closed all the same."
        hours: [WarehouseHours!]!
        "Where the warehouse reads of pick-ups"
        mail: String
        version: Int!
    }

    type WarehouseHours {
        "0 is Sunday"
        weekday: Int!
        fromMinute: Int!
        untilMinute: Int!
    }

    input WarehouseHoursInput {
        weekday: Int!
        fromMinute: Int!
        untilMinute: Int!
    }

    input PickupSettingsInput {
        slotMinutes: Int!
        capacity: Int!
        preparationHours: Int!
        daysAhead: Int!
        hours: [WarehouseHoursInput!]!
        mail: String
        version: Int
    }

    extend type Query {
        pickupSettings: PickupSettings!
    }

    extend type Mutation {
        updatePickupSettings(input: PickupSettingsInput!): PickupSettings!
    }
`;
