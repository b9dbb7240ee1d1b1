import gql from 'graphql-tag';

export const accessShopSchema = gql`
    type AccessForm {
        "Does the firm take applications?"
        isOpen: Boolean!
        consents: [ConsentTextView!]!
    }

    "A text to agree to, in the reader's language or the firm's"
    type ConsentTextView {
        "terms, privacy or marketing"
        kind: String!
        version: Int!
        required: Boolean!
        language: String!
        text: String!
    }

    input ConsentInput {
        kind: String!
        "The version that was shown"
        version: Int!
    }

    input AccessRequestInput {
        companyName: String!
        countryCode: String!
        taxId: String!
        "Iran's economic code"
        economicCode: String
        streetLine: String!
        city: String!
        postalCode: String!
        firstName: String!
        lastName: String!
        phone: String!
        emailAddress: String!
        message: String
        language: String!
        consents: [ConsentInput!]!
        idempotencyKey: String!
    }

    input GuestContactInput {
        companyName: String
        firstName: String!
        lastName: String!
        phone: String!
        emailAddress: String!
        countryCode: String!
        city: String!
        streetLine: String!
        postalCode: String
        language: String!
        consents: [ConsentInput!]!
        idempotencyKey: String!
    }

    type FieldProblem {
        field: String!
        reason: String!
        message: String!
        "What the rule asks for, where it names something: lengths, the right last digits, an example"
        expected: String!
    }

    "not-open, or wrong-fields with what is wrong at each"
    type AccessRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
        problems: [FieldProblem!]!
    }

    "The link was not taken: expired, used or unknown"
    type ApplicationLinkRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    type ApplicationQuestionView {
        companyName: String!
        question: String!
        "The link does not work any more: answered, decided or too old."
        expired: Boolean!
    }

    union ApplyForAccessResult = Success | AccessRefusal
    union SetGuestContactResult = Success | AccessRefusal
    union ApplicationLinkResult = Success | ApplicationLinkRefusal

    extend type Query {
        accessForm: AccessForm!
        "What a guest of the open shop is asked to agree to"
        guestConsents: [ConsentTextView!]!
        applicationQuestion(token: String!): ApplicationQuestionView
    }

    extend type Mutation {
        "The answer is the same whether the firm, the address or the number is known here or not"
        applyForAccess(input: AccessRequestInput!): ApplyForAccessResult!
        "Who the guest is and where his goods go: he orders to no other address"
        setGuestContact(input: GuestContactInput!): SetGuestContactResult!
        confirmApplication(token: String!): ApplicationLinkResult!
        answerApplication(token: String!, answer: String!): ApplicationLinkResult!
    }
`;
