import gql from 'graphql-tag';

export const shopSchema = gql`
    enum BoughtSort {
        LAST_BOUGHT
        MOST_ORDERED
        NAME
        CODE
    }
    enum ListFileFormat {
        CSV
        XLSX
    }
    input RecentlyBoughtInput {
        "3, 6, 12 or 24, counted back from now; 12 when left out"
        months: Int
        "A part of its name, its article number or the company's own code"
        term: String
        categoryId: ID
        facetValueIds: [ID!]
        "Only what can be had now, or only what cannot"
        isAvailable: Boolean
        sort: BoughtSort
        skip: Int
        take: Int
    }
    input RecentlyBoughtFileInput {
        months: Int
        term: String
        categoryId: ID
        facetValueIds: [ID!]
        isAvailable: Boolean
        sort: BoughtSort
        format: ListFileFormat!
        "Only these; all that fit when left out"
        variantIds: [ID!]
    }
    type RecentlyBoughtPage {
        items: [RecentlyBoughtItem!]!
        totalItems: Int!
        categories: [CatalogueCategory!]!
        facets: [CatalogueFacet!]!
    }
    type RecentlyBoughtItem {
        article: CatalogueVariant!
        "Within the months, in base units"
        quantity: Float!
        "In how many orders"
        orders: Int!
        lastBoughtAt: DateTime!
        "How it was ordered last; null when only as a part of sets"
        lastUnit: String
        lastUnitQuantity: Int
    }
    type ListFile {
        filename: String!
        mimeType: String!
        "Base64"
        content: String!
    }

    type ShoppingList {
        id: ID!
        updatedAt: DateTime!
        name: String!
        remark: String!
        "All of the company see it, and fill it if they may order."
        isShared: Boolean!
        isMine: Boolean!
        "Null for one that the firm made"
        ownerName: String
        lineCount: Int!
        version: Int!
        "Its lines"
        mayEdit: Boolean!
        "Its name, whether it is shared, and to delete it"
        mayManage: Boolean!
    }
    type ShoppingLists {
        items: [ShoppingList!]!
        totalItems: Int!
    }
    input ShoppingListsInput {
        term: String
        "Only those that he may fill"
        editable: Boolean
        skip: Int
        take: Int
    }
    enum ShoppingListSort {
        PLACE
        NAME
        CODE
    }
    input ShoppingListLinesInput {
        listId: ID!
        term: String
        sort: ShoppingListSort
        skip: Int
        take: Int
    }
    type ShoppingListLines {
        items: [ShoppingListLine!]!
        totalItems: Int!
    }
    type ShoppingListLine {
        id: ID!
        "Null when it is not offered any more"
        article: CatalogueVariant
        unit: String!
        "In that unit"
        quantity: Int!
        remark: String!
    }
    input ShoppingListRowInput {
        variantId: ID!
        unit: String!
        quantity: Int!
        remark: String
    }
    input CreateShoppingListInput {
        name: String!
        remark: String
        isShared: Boolean
        lines: [ShoppingListRowInput!]
        idempotencyKey: String!
    }
    input UpdateShoppingListInput {
        id: ID!
        version: Int
        name: String!
        remark: String
        isShared: Boolean
    }
    input CopyShoppingListInput {
        id: ID!
        name: String!
        idempotencyKey: String!
    }
    input DeleteShoppingListInput {
        id: ID!
        version: Int
    }
    input AddToShoppingListInput {
        listId: ID!
        "1 to 1,000; the same article in the same unit adds up."
        lines: [ShoppingListRowInput!]!
        idempotencyKey: String!
    }
    input ShoppingListLineInput {
        lineId: ID!
        quantity: Int!
        "Left out, it stays"
        remark: String
    }
    input ChangeShoppingListLinesInput {
        listId: ID!
        version: Int
        lines: [ShoppingListLineInput!]
        removeLineIds: [ID!]
    }
    input MoveShoppingListLineInput {
        listId: ID!
        version: Int
        lineId: ID!
        "From 0"
        place: Int!
    }
    input ShoppingListToCartLine {
        lineId: ID!
        "In the line's unit; the list's when left out"
        quantity: Int
    }
    input ShoppingListToCartInput {
        listId: ID!
        "The whole list when left out"
        lines: [ShoppingListToCartLine!]
        "The one that he works on when left out"
        cartId: ID
        idempotencyKey: String!
    }
    "outcome is ok or rejected."
    type ShoppingListRowAnswer {
        variantId: ID!
        outcome: String!
        "not-available, unknown-unit, too-much or list-full"
        reason: String
    }
    type ShoppingListAdded {
        list: ShoppingList!
        answers: [ShoppingListRowAnswer!]!
    }
    type ShoppingListDeleted {
        id: ID!
    }
    "outcome is ok, corrected or rejected, as the cart says it."
    type ShoppingListCartAnswer {
        lineId: ID!
        outcome: String!
        reason: String
        message: String!
        "In base units: what would be taken as it is"
        nearest: [Int!]!
    }
    "guest, too-many-lists, too-many-lines, not-yours or too-late"
    type ShoppingListRefusal implements ErrorResult {
        errorCode: ErrorCode!
        message: String!
        reason: String!
        field: String
    }
    union ShoppingListResult = ShoppingList | ShoppingListRefusal
    union AddToShoppingListResult = ShoppingListAdded | ShoppingListRefusal
    union DeleteShoppingListResult = ShoppingListDeleted | ShoppingListRefusal

    input MyOrdersFileInput {
        term: String
        states: [String!]
        "YYYY-MM-DD, both days included"
        from: String
        until: String
        placedByMemberId: ID
        branchId: ID
        format: ListFileFormat!
    }

    extend type Query {
        "The list of orders by the filters of myOrders; at most 10,000"
        myOrdersFile(input: MyOrdersFileInput!): ListFile!
        "The order on paper, in the language of the request"
        myOrderPdf(code: String!): ListFile!
        "What the company bought lately and still sees"
        recentlyBought(input: RecentlyBoughtInput): RecentlyBoughtPage!
        recentlyBoughtFile(input: RecentlyBoughtFileInput!): ListFile!
        myShoppingLists(input: ShoppingListsInput): ShoppingLists!
        shoppingList(id: ID!): ShoppingList
        shoppingListLines(input: ShoppingListLinesInput!): ShoppingListLines!
    }
    extend type Mutation {
        createShoppingList(input: CreateShoppingListInput!): ShoppingListResult!
        updateShoppingList(input: UpdateShoppingListInput!): ShoppingListResult!
        copyShoppingList(input: CopyShoppingListInput!): ShoppingListResult!
        deleteShoppingList(input: DeleteShoppingListInput!): DeleteShoppingListResult!
        "Within a day of its deletion"
        restoreShoppingList(id: ID!): ShoppingListResult!
        addToShoppingList(input: AddToShoppingListInput!): AddToShoppingListResult!
        changeShoppingListLines(input: ChangeShoppingListLinesInput!): ShoppingListResult!
        moveShoppingListLine(input: MoveShoppingListLineInput!): ShoppingListResult!
        shoppingListToCart(input: ShoppingListToCartInput!): [ShoppingListCartAnswer!]!
    }
`;
