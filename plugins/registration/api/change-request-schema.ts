import gql from 'graphql-tag';

const refusal = `
    "Why nothing was asked for or decided; wrong-fields says what is wrong at each"
    type ChangeRequestRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
        problems: [FieldProblem!]!
    }`;

export const changeRequestShopSchema = gql`
    ${refusal}

    "The company's master data, which it cannot change itself"
    type CompanyData {
        name: String!
        countryCode: String!
        taxId: String
        legalName: String
        legalForm: String
        "In the register of firms"
        registrationNumber: String
        "What invoices carry beside the tax number: REGON in Poland, КПП in Russia"
        economicCode: String
        legalAddress: String
        phone: String
        email: String
        contactName: String
        streetLine: String
        city: String
        postalCode: String
        "Those that the member sees"
        branches: [CompanyDataBranch!]!
    }

    type CompanyDataBranch {
        id: ID!
        name: String!
        isHeadOffice: Boolean!
        "The main one first"
        contacts: [BranchContact!]!
    }

    "Whom one calls or writes to at a branch"
    type BranchContact {
        name: String!
        job: String!
        phone: String
        email: String
        isMain: Boolean!
    }

    type MyChangedField {
        field: String!
        oldValue: String
        newValue: String
        "Null while nobody has decided"
        accepted: Boolean
        reason: String
    }

    type MyChangeRequest {
        id: ID!
        createdAt: DateTime!
        "open, accepted, partly-accepted, refused or withdrawn"
        state: String!
        note: String!
        askedBy: String!
        decidedAt: DateTime
        fields: [MyChangedField!]!
    }

    type MyChangeRequestList {
        items: [MyChangeRequest!]!
        totalItems: Int!
    }

    "What is named is asked for; null empties a field"
    input CompanyDataInput {
        name: String
        taxId: String
        legalName: String
        legalForm: String
        registrationNumber: String
        economicCode: String
        legalAddress: String
        phone: String
        email: String
        contactName: String
        streetLine: String
        city: String
        postalCode: String
    }

    input CompanyChangeInput {
        changes: CompanyDataInput!
        note: String
        idempotencyKey: String!
    }

    union MyChangeRequestResult = MyChangeRequest | ChangeRequestRefusal

    extend type Query {
        myCompanyData: CompanyData!
        myChangeRequests(skip: Int, take: Int): MyChangeRequestList!
    }

    extend type Mutation {
        requestCompanyChange(input: CompanyChangeInput!): MyChangeRequestResult!
        withdrawChangeRequest(id: ID!): MyChangeRequestResult!
    }
`;

export const changeRequestAdminSchema = gql`
    type FieldProblem {
        field: String!
        reason: String!
        message: String!
        expected: String!
    }
    ${refusal}

    type DataChangeField {
        field: String!
        "What the company had when the change was asked for"
        oldValue: String
        newValue: String
        "What it has now"
        currentValue: String
        accepted: Boolean
        reason: String
    }

    type DataChangeRequest implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        "open, accepted, partly-accepted, refused or withdrawn"
        state: String!
        companyId: ID!
        companyName: String!
        askedBy: String!
        note: String!
        decidedAt: DateTime
        decidedBy: String
        version: Int!
        fields: [DataChangeField!]!
    }

    type DataChangeRequestList implements PaginatedList {
        items: [DataChangeRequest!]!
        totalItems: Int!
    }

    union ChangeRequestResult = DataChangeRequest | ChangeRequestRefusal

    # Generated at run time by Vendure.
    input DataChangeRequestListOptions

    input FieldDecisionInput {
        field: String!
        accept: Boolean!
        "Asked for when the change is refused"
        reason: String
        "What the company had when staff looked"
        shownValue: String
    }

    input DecideChangeRequestInput {
        idempotencyKey: String!
        id: ID!
        decisions: [FieldDecisionInput!]!
    }

    extend type Query {
        changeRequests(options: DataChangeRequestListOptions): DataChangeRequestList!
        changeRequest(id: ID!): DataChangeRequest!
    }

    extend type Mutation {
        "Each change that was asked for gets its answer; what was changed meanwhile is not overwritten unseen"
        decideChangeRequest(input: DecideChangeRequestInput!): ChangeRequestResult!
    }
`;
