import gql from 'graphql-tag';

export const ownProfileShopSchema = gql`
    "What a person has written down of himself: one, however many companies he belongs to"
    type MyProfile {
        firstName: String!
        lastName: String!
        "What he signs in with"
        emailAddress: String!
        phone: String
        "The companies in which he is known by it"
        companies: [String!]!
        "Changes with name and phone"
        version: Int!
    }

    input UpdateMyProfileInput {
        firstName: String!
        lastName: String!
        phone: String
        "As it was shown; an older one is refused"
        version: Int!
    }

    "Why it stays as it is: wrong-password, weak-password or same-address"
    type OwnDetailsRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union OwnDetailsResult = Success | OwnDetailsRefusal

    "What a person is told of, and how"
    type MyNews {
        emailAddress: String!
        "Where SMS go; null: no number is known"
        phone: String
        "No SMS at all but those about the account: he answered one with STOP, or said so here"
        smsStopped: Boolean!
        topics: [MyNewsTopic!]!
    }

    type MyNewsTopic {
        "orders, production, transport, payments, quotes, offers, talks or customers"
        topic: String!
        sms: Boolean!
        mail: Boolean!
    }

    input ChooseMyNewsInput {
        "A topic, or * for all SMS"
        topic: String!
        "sms or mail"
        channel: String!
        wanted: Boolean!
    }

    extend type Query {
        myProfile: MyProfile!
        myNews: MyNews!
    }

    extend type Mutation {
        "What the firm owes to tell is told all the same."
        chooseMyNews(input: ChooseMyNewsInput!): MyNews!
        updateMyProfile(input: UpdateMyProfileInput!): MyProfile!
        "Ends all other sessions."
        changeMyPassword(currentPassword: String!, password: String!): OwnDetailsResult!
        "A link goes to the new address, unless it is somebody else's; until it is opened nothing changes."
        requestMyEmailChange(emailAddress: String!, currentPassword: String!): OwnDetailsResult!
        "Opens the link that was sent to a new address."
        confirmMyEmail(token: String!): AcceptInvitationResult!
    }
`;
