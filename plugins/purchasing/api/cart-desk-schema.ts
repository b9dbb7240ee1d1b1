import gql from 'graphql-tag';

export const cartDeskSchema = gql`
    "With whom a cart is shared: nobody, all colleagues who may order (those of a branch: its carts), or chosen ones."
    enum CartSharing {
        NONE
        COMPANY
        CHOSEN
    }

    type CartPerson {
        id: ID!
        name: String!
    }

    "A cart of the member, or one that a colleague shares with him. Amounts are those of the last change; the cart itself has those of now."
    type MyCart {
        id: ID!
        "Empty for one that nobody has named"
        name: String!
        remark: String!
        owner: CartPerson!
        isOwn: Boolean!
        "The one that he works on"
        isCurrent: Boolean!
        "Whether he may name, share and delete it"
        mayManage: Boolean!
        sharing: CartSharing!
        sharedWith: [CartPerson!]!
        "Of name, remark and sharing"
        version: Int!
        "The cart's own, which counts what is put in"
        cartVersion: Int!
        "A set counts as one."
        lineCount: Int!
        currencyCode: CurrencyCode!
        totalNet: Money
        totalGross: Money
        changedAt: DateTime!
    }

    input CreateCartInput {
        name: String
        remark: String
        "A cart whose lines it begins with"
        copyOf: ID
        idempotencyKey: String!
    }

    input UpdateCartInput {
        cartId: ID!
        "The one that was read; a stale one is refused"
        version: Int
        name: String
        remark: String
    }

    input ShareCartInput {
        cartId: ID!
        "The one that was read; a stale one is refused"
        version: Int
        sharing: CartSharing!
        "Of CHOSEN"
        memberIds: [ID!]
    }

    "Lines that are bought by themselves; a set stays where it is."
    input TransferCartLinesInput {
        fromCartId: ID!
        toCartId: ID!
        "The one that was seen of the cart that they leave: what a colleague has changed since stays there."
        fromVersion: Int
        "1 to 1,000"
        variantIds: [ID!]!
        "They stay where they are, too."
        isCopy: Boolean
        idempotencyKey: String!
    }

    type TransferCartLinesResult {
        "The cart that they left, or stay in"
        cart: Cart!
        "Of each: what the other cart does not take stays where it is."
        answers: [CartLineAnswer!]!
    }

    type CartRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }

    union MyCartResult = MyCart | CartRefusal

    extend type Query {
        "His own first"
        myCarts: [MyCart!]!
        "With whom he may share a cart"
        cartColleagues: [CartPerson!]!
    }

    extend type Mutation {
        "He works on it from now on."
        createCart(input: CreateCartInput!): MyCartResult!
        updateCart(input: UpdateCartInput!): MyCartResult!
        shareCart(input: ShareCartInput!): MyCartResult!
        "Lines into another cart, on top of what it holds. He works on as before."
        transferCartLines(input: TransferCartLinesInput!): TransferCartLinesResult!
        "The cart that he works on from now on"
        switchCart(cartId: ID!): Cart!
        "The cart as it was before it went. With cartVersion it stays when somebody has put something in since."
        deleteCart(cartId: ID!, cartVersion: Int): MyCartResult!
    }
`;
