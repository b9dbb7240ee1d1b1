import gql from 'graphql-tag';

const common = gql`
    "What somebody may complain about, in the language of the request"
    type ComplaintForm {
        id: ID!
        name: String!
        fields: [ComplaintFormField!]!
    }

    type ComplaintFormField {
        key: String!
        "text, number, choice, date or yes-no"
        type: String!
        required: Boolean!
        label: String!
        choices: [ComplaintFormChoice!]!
    }

    type ComplaintFormChoice {
        key: String!
        label: String!
    }

    "Goods of an order, or of one shipment of it"
    type ComplaintGoods {
        orderLineId: ID!
        sku: String!
        name: String!
        unit: String!
        "In base units"
        quantity: Int!
        "Of which complaints tell already"
        complained: Int!
    }

    type ComplaintShipment {
        id: ID!
        number: String!
        ticketNumber: String
        deliveredAt: DateTime
    }

    type ComplaintSubject {
        goods: [ComplaintGoods!]!
        "That have left"
        shipments: [ComplaintShipment!]!
    }

    type ComplaintLine {
        sku: String!
        name: String!
        quantity: Int!
    }

    type ComplaintStep {
        id: ID!
        at: DateTime!
        state: String!
        reason: String
    }

    type ComplaintAnswer {
        label: String!
        type: String!
        "Of a choice as it was called; of yes-no \`yes\` or \`no\`"
        value: String!
    }

    type Complaint {
        id: ID!
        version: Int!
        number: String!
        "received, examined, needs-answer, accepted, partly-accepted, refused, settled or withdrawn"
        state: String!
        "replace, repair, credit or return"
        wish: String!
        "portal, staff or link"
        source: String!
        filedBy: String!
        filedAt: DateTime!
        orderCode: String!
        shipmentNumber: String
        ticketNumber: String
        batch: String
        kindName: String!
        text: String!
        lines: [ComplaintLine!]!
        answers: [ComplaintAnswer!]!
        steps: [ComplaintStep!]!
        "The last day for the firm's word"
        dueOn: String!
        isLate: Boolean!
        decidedAt: DateTime
        decision: String
        "Its conversation"
        threadId: ID!
    }

    type ComplaintRow {
        id: ID!
        number: String!
        state: String!
        wish: String!
        source: String!
        companyName: String!
        filedBy: String!
        filedAt: DateTime!
        orderCode: String!
        shipmentNumber: String
        kindName: String!
        goods: String!
        dueOn: String!
        isLate: Boolean!
    }

    type ComplaintRowList {
        items: [ComplaintRow!]!
        totalItems: Int!
    }

    input ComplaintLineInput {
        orderLineId: ID!
        quantity: Int!
    }

    input ComplaintAnswerInput {
        key: String!
        value: String!
    }

    "It cannot be done with the complaint now; \`reason\` says why"
    type ComplaintRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
    }

    union ComplaintResult = Complaint | ComplaintRefusal
`;

export const shopApiExtensions = gql`
    ${common}

    type ComplaintLetter {
        filename: String!
        mimeType: String!
        "Base64"
        content: String!
    }

    input MyComplaintsInput {
        states: [String!]
        skip: Int
        take: Int
    }

    input FileComplaintInput {
        orderCode: String!
        shipmentId: ID
        "What the maker wrote on the goods: roll, batch or pallet"
        batch: String
        kindId: ID!
        wish: String!
        text: String!
        lines: [ComplaintLineInput!]!
        answers: [ComplaintAnswerInput!]
        "Of files that were sent to POST /my-support-files before"
        fileIds: [ID!]
        idempotencyKey: String!
    }

    input WithdrawComplaintInput {
        id: ID!
        version: Int!
        reason: String
        idempotencyKey: String!
    }

    extend type Query {
        complaintForms: [ComplaintForm!]!
        complaintSubject(orderCode: String!, shipmentId: ID): ComplaintSubject!
        myComplaints(input: MyComplaintsInput): ComplaintRowList!
        myComplaint(id: ID!): Complaint
        myComplaintLetter(id: ID!): ComplaintLetter!
    }

    extend type Mutation {
        fileComplaint(input: FileComplaintInput!): Complaint!
        withdrawComplaint(input: WithdrawComplaintInput!): ComplaintResult!
    }
`;

export const adminApiExtensions = gql`
    ${common}

    extend type Complaint {
        companyId: ID!
        companyName: String!
        orderId: ID!
        shipmentId: ID
        currencyCode: String!
        goodsCost: Money!
        transportCost: Money!
        workCost: Money!
        "Where staff may bring it from here"
        nextStates: [String!]!
    }

    extend type ComplaintRow {
        companyId: ID!
        orderId: ID!
        decidedAt: DateTime
        currencyCode: String!
        totalCost: Money!
    }

    type ComplaintLetter {
        filename: String!
        mimeType: String!
        "Base64"
        content: String!
    }

    "In the four languages"
    type ComplaintTexts {
        en: String!
        fa: String!
        pl: String!
        ru: String!
    }

    type ComplaintKindChoice {
        key: String!
        label: ComplaintTexts!
    }

    type ComplaintKindField {
        key: String!
        type: String!
        required: Boolean!
        label: ComplaintTexts!
        choices: [ComplaintKindChoice!]!
    }

    type ComplaintKind implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        version: Int!
        name: ComplaintTexts!
        position: Int!
        active: Boolean!
        fields: [ComplaintKindField!]!
    }

    type ComplaintDeadline {
        countryCode: String!
        "For people who buy for themselves: guests of the open shop"
        consumersOnly: Boolean!
        days: Int!
        "calendar or working"
        counts: String!
    }

    type ComplaintSettings {
        version: Int!
        "Who is told of complaints beside the account manager"
        mail: String
        days: Int!
        counts: String!
        countries: [ComplaintDeadline!]!
    }

    input ComplaintTextsInput {
        en: String!
        fa: String!
        pl: String!
        ru: String!
    }

    input ComplaintKindChoiceInput {
        key: String!
        label: ComplaintTextsInput!
    }

    input ComplaintKindFieldInput {
        key: String!
        type: String!
        required: Boolean!
        label: ComplaintTextsInput!
        choices: [ComplaintKindChoiceInput!]
    }

    input ComplaintKindInput {
        "Left out for a new one"
        id: ID
        version: Int
        name: ComplaintTextsInput!
        position: Int!
        active: Boolean!
        fields: [ComplaintKindFieldInput!]
    }

    input ComplaintDeadlineInput {
        countryCode: String!
        consumersOnly: Boolean!
        days: Int!
        counts: String!
    }

    input ComplaintSettingsInput {
        version: Int!
        mail: String
        days: Int!
        counts: String!
        countries: [ComplaintDeadlineInput!]
    }

    input ComplaintListInput {
        "In number, order and company"
        term: String
        states: [String!]
        kindId: ID
        companyId: ID
        "Days of filing"
        from: String
        until: String
        "Undecided after its day"
        late: Boolean
        skip: Int
        take: Int
    }

    input FileComplaintForCompanyInput {
        orderId: ID!
        shipmentId: ID
        batch: String
        kindId: ID!
        wish: String!
        text: String!
        lines: [ComplaintLineInput!]!
        answers: [ComplaintAnswerInput!]
        "Of files that were sent to POST /support-files before"
        fileIds: [ID!]
        idempotencyKey: String!
    }

    input MoveComplaintInput {
        id: ID!
        version: Int!
        to: String!
        "The customer reads it"
        reason: String
        idempotencyKey: String!
    }

    input ComplaintCostsInput {
        id: ID!
        version: Int!
        goodsCost: Money!
        transportCost: Money!
        workCost: Money!
    }

    extend type Query {
        complaints(input: ComplaintListInput): ComplaintRowList!
        complaint(id: ID!): Complaint
        complaintLetter(id: ID!): ComplaintLetter!
        complaintForms: [ComplaintForm!]!
        complaintSubject(orderId: ID!, shipmentId: ID): ComplaintSubject!
        complaintKinds: [ComplaintKind!]!
        complaintSettings: ComplaintSettings!
    }

    extend type Mutation {
        fileComplaintForCompany(input: FileComplaintForCompanyInput!): Complaint!
        moveComplaint(input: MoveComplaintInput!): ComplaintResult!
        setComplaintCosts(input: ComplaintCostsInput!): Complaint!
        saveComplaintKind(input: ComplaintKindInput!): ComplaintKind!
        setComplaintSettings(input: ComplaintSettingsInput!): ComplaintSettings!
    }
`;
