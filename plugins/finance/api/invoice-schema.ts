import gql from 'graphql-tag';

const shared = `
    "What a person reads of an invoice in XML, with the texts that stand in it"
    type InvoiceView {
        "FA(3) or UBL 2.1"
        format: String!
        isCorrection: Boolean!
        number: String
        issuedOn: String
        dueOn: String
        currencyCode: String
        orderReference: String
        correctedNumber: String
        correctionReason: String
        seller: InvoiceParty!
        buyer: InvoiceParty!
        lines: [InvoiceViewLine!]!
        taxes: [InvoiceViewTax!]!
        net: String
        tax: String
        gross: String
        accountNumber: String
        notes: [String!]!
    }

    type InvoiceParty {
        name: String
        taxId: String
        address: [String!]!
    }

    type InvoiceViewLine {
        number: String
        name: String
        quantity: String
        unit: String
        unitNet: String
        net: String
        taxRate: String
    }

    type InvoiceViewTax {
        rate: String
        net: String
        tax: String
    }

    "The number that KSeF gave an invoice"
    type KsefProof {
        number: String!
        "Its check digits are right"
        isValid: Boolean!
        "Where KSeF shows the invoice; null as long as its XML is not here"
        verificationUrl: String
        "The same as a QR code: a picture as a data address"
        qr: String
    }

    "not-due, 1-30, 31-60, 61-90 or over-90 days late"
    type AgeingBucket {
        bucket: String!
        amountMinor: Money!
        count: Int!
    }
`;

export const invoiceShopSchema = gql`
    ${shared}

    type MyInvoice {
        id: ID!
        number: String!
        "invoice or correction"
        kind: String!
        correctsNumber: String
        "YYYY-MM-DD"
        issuedOn: String!
        dueOn: String!
        currencyCode: CurrencyCode!
        netMinor: Money
        taxMinor: Money
        grossMinor: Money
        paidMinor: Money
        openMinor: Money
        isOverdue: Boolean!
        orderCodes: [String!]!
        ksefNumber: String
        "Which documents there are: pdf, xml. They are got from /my-finance/invoices/ID/FORMAT."
        formats: [String!]!
    }

    type MyInvoiceDetail {
        invoice: MyInvoice!
        settlements: [MySettlement!]!
        view: InvoiceView
        ksef: KsefProof
    }

    type MySettlement {
        id: ID!
        settledOn: String!
        amountMinor: Money
        "transfer, cash, online, other, correction or erp"
        source: String!
        reference: String
    }

    type MyInvoiceList {
        items: [MyInvoice!]!
        totalItems: Int!
    }

    "What a company owes by the books of the firm's ERP; negative when the firm owes"
    type StatedBalance {
        balanceMinor: Money!
        asOf: DateTime!
    }

    "balanceMinor: what the company owes after all that it paid; negative when the firm owes"
    type MyBalance {
        currencyCode: CurrencyCode!
        balanceMinor: Money!
        openMinor: Money!
        overdueMinor: Money!
        unsettledMinor: Money!
        "Null: the ERP says nothing of it"
        stated: StatedBalance
        buckets: [AgeingBucket!]!
    }

    type MyStatement {
        currencyCode: CurrencyCode!
        from: String!
        until: String!
        openingMinor: Money!
        closingMinor: Money!
        entries: [MyStatementEntry!]!
    }

    type MyStatementEntry {
        on: String!
        "invoice, correction, payment, refund or settled"
        kind: String!
        reference: String!
        dueOn: String
        amountMinor: Money!
        balanceMinor: Money!
    }

    input MyInvoicesInput {
        skip: Int
        take: Int
        "Part of a number or of an order's code"
        term: String
        "open, overdue or paid"
        state: String
        "Issued on this day or later, YYYY-MM-DD"
        from: String
        until: String
    }

    input MyStatementInput {
        from: String!
        until: String!
    }

    extend type Query {
        myInvoices(input: MyInvoicesInput!): MyInvoiceList!
        myInvoice(id: ID!): MyInvoiceDetail
        myBalance: MyBalance!
        "As a file: /my-finance/statement/FORMAT?from=…&until=…&lang=…, with pdf, xlsx or csv"
        myStatement(input: MyStatementInput!): MyStatement!
    }
`;

export const invoiceAdminSchema = gql`
    ${shared}

    type Invoice implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        companyId: ID!
        companyName: String!
        number: String!
        kind: String!
        correctsNumber: String
        issuedOn: String!
        dueOn: String!
        currencyCode: CurrencyCode!
        netMinor: Money!
        taxMinor: Money!
        grossMinor: Money!
        paidMinor: Money!
        openMinor: Money!
        isOverdue: Boolean!
        orderCodes: [String!]!
        ksefNumber: String
        formats: [String!]!
        version: Int!
        settlements: [InvoiceSettlement!]!
        view: InvoiceView
        ksef: KsefProof
    }

    type InvoiceSettlement {
        id: ID!
        settledOn: String!
        amountMinor: Money!
        source: String!
        reference: String
    }

    type InvoiceList {
        items: [Invoice!]!
        totalItems: Int!
    }

    "Money that came in. freeMinor: what of it covers nothing and was not given back."
    type IncomingPayment implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        companyId: ID!
        companyName: String!
        reference: String!
        method: String!
        "waiting, booked or refused"
        state: String!
        receivedOn: String!
        amountMinor: Money!
        freeMinor: Money!
        refundedMinor: Money!
        currencyCode: CurrencyCode!
        note: String!
        recordedBy: String
        "The reader recorded it himself, and cannot decide it"
        isOwn: Boolean!
        "Numbers of invoices and orders that it covers"
        covers: [String!]!
        version: Int!
    }

    type IncomingPaymentList {
        items: [IncomingPayment!]!
        totalItems: Int!
    }

    "What a company owes by the books of the firm's ERP; negative when the firm owes"
    type StatedBalance {
        balanceMinor: Money!
        asOf: DateTime!
    }

    type CompanyBalance {
        companyId: ID!
        currencyCode: CurrencyCode!
        balanceMinor: Money!
        openMinor: Money!
        overdueMinor: Money!
        unsettledMinor: Money!
        "Null: the ERP says nothing of it"
        stated: StatedBalance
        buckets: [AgeingBucket!]!
    }

    type SettlementRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union IncomingPaymentResult = IncomingPayment | SettlementRefusal

    input InvoicesInput {
        companyId: ID
        term: String
        "open, overdue or paid"
        state: String
        from: String
        until: String
        skip: Int
        take: Int
    }

    input IncomingPaymentsInput {
        companyId: ID
        "waiting: for a second person. free: of which something covers nothing."
        state: String
        skip: Int
        take: Int
    }

    "So much is for this invoice, or for this order"
    input SettlementWishInput {
        invoiceId: ID
        orderId: ID
        amountMinor: Money!
    }

    input RecordPaymentInput {
        companyId: ID!
        amountMinor: Money!
        "YYYY-MM-DD"
        receivedOn: String!
        "transfer, cash, online or other"
        method: String!
        "Of the bank's transfer or the receipt: one payment is recorded once"
        reference: String!
        note: String
        wishes: [SettlementWishInput!]!
        idempotencyKey: String!
    }

    input SettlePaymentInput {
        id: ID!
        version: Int!
        wishes: [SettlementWishInput!]!
        idempotencyKey: String!
    }

    input DecidePaymentInput {
        id: ID!
        version: Int!
        accept: Boolean!
        idempotencyKey: String!
    }

    input RecordRefundInput {
        id: ID!
        version: Int!
        amountMinor: Money!
        refundedOn: String!
        reason: String!
        idempotencyKey: String!
    }

    extend type Query {
        invoices(input: InvoicesInput!): InvoiceList!
        invoice(id: ID!): Invoice
        companyBalance(companyId: ID!): CompanyBalance!
        incomingPayments(input: IncomingPaymentsInput!): IncomingPaymentList!
    }

    extend type Mutation {
        "A large one waits for a second person"
        recordPayment(input: RecordPaymentInput!): IncomingPaymentResult!
        decidePayment(input: DecidePaymentInput!): IncomingPaymentResult!
        settleIncomingPayment(input: SettlePaymentInput!): IncomingPaymentResult!
        recordRefund(input: RecordRefundInput!): IncomingPaymentResult!
    }
`;
