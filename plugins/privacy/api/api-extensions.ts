import gql from 'graphql-tag';

export const adminApiExtensions = gql`
    "A login, an e-mail address or a phone number: exactly one."
    input PersonInput {
        customerId: ID
        emailAddress: String
        phone: String
    }

    type PersonalDataCompany {
        companyId: ID!
        companyName: String!
        role: String!
        active: Boolean!
    }

    type PersonalDataSection {
        name: String!
        rows: Int!
    }

    "Why a person cannot be erased yet: last-administrator, open-orders, unpaid."
    type PersonalDataObstacle {
        reason: String!
        companyId: ID!
        companyName: String!
    }

    type PersonalDataPerson {
        customerId: ID
        name: String!
        emailAddress: String
        phone: String
        isErased: Boolean!
        companies: [PersonalDataCompany!]!
        "Their names in the language: en, fa, pl or ru"
        sections(language: String): [PersonalDataSection!]!
        obstacles: [PersonalDataObstacle!]!
        openRequestId: ID
    }

    "Whose request it is: of somebody without a login nothing is kept."
    type PersonalDataRequester {
        customerId: ID!
        name: String!
        emailAddress: String!
    }

    "How many rows of a table were changed or removed."
    type PersonalDataCount {
        table: String!
        rows: Int!
    }

    type PersonalDataRequest implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        kind: String!
        state: String!
        message: String!
        answer: String!
        decidedBy: String
        decidedAt: DateTime
        version: Int!
        person: PersonalDataRequester
        result: [PersonalDataCount!]!
    }

    type PersonalDataRequestList implements PaginatedList {
        items: [PersonalDataRequest!]!
        totalItems: Int!
    }

    # Filled by Vendure from the list's type.
    input PersonalDataRequestListOptions

    "A ZIP archive, in base64. It is made for this answer and kept nowhere."
    type PersonalDataFile {
        filename: String!
        content: String!
        rows: Int!
    }

    type PersonalDataRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
        obstacles: [PersonalDataObstacle!]!
    }

    union PersonalDataRequestResult = PersonalDataRequest | PersonalDataRefusal

    input ExportPersonalDataInput {
        person: PersonInput!
        "Of its headings: en, fa, pl or ru; that of the request when left out"
        language: String
        reason: String!
        idempotencyKey: String!
    }

    input ErasePersonalDataInput {
        person: PersonInput!
        "His e-mail address, typed again; his number where he has none."
        confirmation: String!
        reason: String!
        requestId: ID
        idempotencyKey: String!
    }

    input RefusePersonalDataRequestInput {
        id: ID!
        version: Int
        answer: String!
    }

    extend type Query {
        personalDataPerson(person: PersonInput!): PersonalDataPerson!
        personalDataRequests(options: PersonalDataRequestListOptions): PersonalDataRequestList!
        personalDataRequest(id: ID!): PersonalDataRequest
    }

    extend type Mutation {
        exportPersonalData(input: ExportPersonalDataInput!): PersonalDataFile!
        erasePersonalData(input: ErasePersonalDataInput!): PersonalDataRequestResult!
        refusePersonalDataRequest(input: RefusePersonalDataRequestInput!): PersonalDataRequestResult!
    }
`;

export const shopApiExtensions = gql`
    type MyPersonalDataRequest {
        id: ID!
        createdAt: DateTime!
        kind: String!
        state: String!
        message: String!
        answer: String!
        decidedAt: DateTime
    }

    "A ZIP archive, in base64. It is made for this answer and kept nowhere."
    type MyPersonalData {
        filename: String!
        content: String!
        rows: Int!
    }

    type PersonalDataRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union ExportMyPersonalDataResult = MyPersonalData | PersonalDataRefusal
    union MyPersonalDataRequestResult = MyPersonalDataRequest | PersonalDataRefusal

    input AskForErasureInput {
        message: String
        idempotencyKey: String!
    }

    extend type Query {
        myPersonalDataRequests: [MyPersonalDataRequest!]!
    }

    extend type Mutation {
        exportMyPersonalData(idempotencyKey: String!): ExportMyPersonalDataResult!
        askForErasure(input: AskForErasureInput!): MyPersonalDataRequestResult!
        withdrawErasureRequest(id: ID!): MyPersonalDataRequestResult!
    }
`;
