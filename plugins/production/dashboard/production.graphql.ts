import { graphql, type ResultOf } from '@/gql';


export const ordersToPlanQuery = graphql(`
    query OrdersToPlan($skip: Int, $take: Int) {
        ordersToPlan(skip: $skip, take: $take) {
            items { orderId orderCode companyName placedAt wishedDate lineCount }
            totalItems
        }
    }
`);

export const boardQuery = graphql(`
    query ProductionBoard {
        workOrders(options: { filter: { state: { in: ["planned", "released", "running"] } }, sort: { plannedEnd: ASC }, take: 100 }) {
            items {
                id orderId orderCode companyName productName sku quantity state dueDate plannedEnd progressPercent late openProblems batchId
                operations { id state name { en fa pl ru } }
            }
            totalItems
        }
    }
`);

export const proposedPlanQuery = graphql(`
    query ProposedPlan($orderId: ID!) {
        proposedPlan(orderId: $orderId) {
            orderId orderCode companyName wishedDate
            lines {
                orderLineId sku productName quantity routingId
                operations { kind name { en fa pl ru } stationId operatorId plannedMinutes plannedStart plannedEnd }
            }
        }
    }
`);

export const planOrderMutation = graphql(`
    mutation PlanOrder($orderId: ID!, $input: PlanOrderInput) {
        planOrder(orderId: $orderId, input: $input) {
            __typename
            ... on PlannedOrder { workOrders { id } }
            ... on WorkOrderRefusal { reason message }
        }
    }
`);

export const releaseMutation = graphql(`
    mutation ReleaseWorkOrders($orderId: ID!) {
        releaseWorkOrders(orderId: $orderId) {
            __typename
            ... on PlannedOrder { workOrders { id } }
            ... on WorkOrderRefusal { reason message }
        }
    }
`);

export const skipProductionMutation = graphql(`
    mutation SkipProduction($orderId: ID!) {
        skipProduction(orderId: $orderId) {
            __typename
            ... on PlannedOrder { workOrders { id } }
            ... on WorkOrderRefusal { reason message }
        }
    }
`);

export const workOrderListQuery = graphql(`
    query WorkOrderList($options: WorkOrderListOptions) {
        workOrders(options: $options) {
            items {
                id createdAt updatedAt orderCode companyName productName sku quantity state dueDate plannedEnd
                progressPercent late openProblems shortage batchId
            }
            totalItems
        }
    }
`);

export const workOrderQuery = graphql(`
    query WorkOrderDetail($id: ID!) {
        workOrder(id: $id) {
            id createdAt updatedAt orderId orderCode companyName productName sku quantity state dueDate plannedEnd
            progressPercent late openProblems shortage
            batch { id size quantity workOrders { id orderCode companyName quantity dueDate state } }
            operations {
                id sequence kind name { en fa pl ru } stationId station { id code name { en fa pl ru } }
                operatorId operator { id firstName lastName } plannedMinutes plannedStart plannedEnd state
                startedAt finishedAt workedSeconds goodQuantity scrapQuantity
                outputs { id at good scrap scrapReasonCode operator { id firstName lastName } }
                problems { id createdAt kind reasonCode text stopsWork photoIds resolvedAt resolution }
            }
        }
    }
`);

export const replanMutation = graphql(`
    mutation ReplanWorkOrder($id: ID!, $input: ReplanWorkOrderInput!) {
        replanWorkOrder(id: $id, input: $input) {
            __typename
            ... on WorkOrder { id }
            ... on WorkOrderRefusal { reason message }
        }
    }
`);

export const cancelMutation = graphql(`
    mutation CancelWorkOrder($id: ID!, $reason: String!) {
        cancelWorkOrder(id: $id, reason: $reason) {
            __typename
            ... on WorkOrder { id }
            ... on WorkOrderRefusal { reason message }
        }
    }
`);

export const resolveProblemMutation = graphql(`
    mutation ResolveProductionProblem($id: ID!, $resolution: String!) {
        resolveProductionProblem(id: $id, resolution: $resolution) { id }
    }
`);

export const stationListQuery = graphql(`
    query ProductionStationList($options: ProductionStationListOptions) {
        productionStations(options: $options) {
            items {
                id createdAt updatedAt code name { en fa pl ru } active openMinute closeMinute parallelOperations
                operators { id firstName lastName }
            }
            totalItems
        }
    }
`);

export const stationQuery = graphql(`
    query ProductionStationDetail($id: ID!) {
        productionStation(id: $id) {
            id createdAt updatedAt code name { en fa pl ru } active openMinute closeMinute parallelOperations
            operators { id firstName lastName }
        }
    }
`);

export const staffQuery = graphql(`
    query ProductionStaff { productionStaff { id firstName lastName emailAddress } }
`);

export const createStationMutation = graphql(`
    mutation CreateProductionStation($input: ProductionStationInput!) { createProductionStation(input: $input) { id } }
`);

export const updateStationMutation = graphql(`
    mutation UpdateProductionStation($id: ID!, $input: ProductionStationInput!) { updateProductionStation(id: $id, input: $input) { id } }
`);

export const deleteStationMutation = graphql(`
    mutation DeleteProductionStation($id: ID!) { deleteProductionStation(id: $id) { result message } }
`);

export const routingListQuery = graphql(`
    query ProductionRoutingList($options: ProductionRoutingListOptions) {
        productionRoutings(options: $options) {
            items { id createdAt updatedAt title variantName categoryName active operations { id name { en fa pl ru } } }
            totalItems
        }
    }
`);

export const routingQuery = graphql(`
    query ProductionRoutingDetail($id: ID!) {
        productionRouting(id: $id) {
            id createdAt updatedAt title variantId variantName categoryId categoryName active
            operations { id sequence kind name { en fa pl ru } stationId setupMinutes minutesPerUnit }
        }
    }
`);

export const createRoutingMutation = graphql(`
    mutation CreateProductionRouting($input: ProductionRoutingInput!) { createProductionRouting(input: $input) { id } }
`);

export const updateRoutingMutation = graphql(`
    mutation UpdateProductionRouting($id: ID!, $input: ProductionRoutingInput!) { updateProductionRouting(id: $id, input: $input) { id } }
`);

export const deleteRoutingMutation = graphql(`
    mutation DeleteProductionRouting($id: ID!) { deleteProductionRouting(id: $id) { result message } }
`);

export const categoriesQuery = graphql(`
    query RoutingCategories { collections(options: { take: 100, sort: { name: ASC } }) { items { id name } } }
`);

export const myOperationsQuery = graphql(`
    query MyOperations {
        myOperations { id kind name { en fa pl ru } state orderCode productName }
    }
`);

const operatorTask = graphql(`
    fragment OperatorTaskShown on OperatorTask {
        id ticketCode workOrderId sequence openBeforeIds kind name { en fa pl ru } state stationId stationName { en fa pl ru } assignedToMe orderCode
        productName sku quantity dueDate plannedMinutes plannedStart plannedEnd workedSeconds runningSince operatorName pauseReason
        pauseReasonName { en fa pl ru } openProblems goodQuantity scrapQuantity readyQuantity predecessorOpen skilled finishedAt
        batch { id members { operationId ticketCode workOrderId orderCode quantity dueDate } }
    }
`);

export const myFloorQuery = graphql(`
    query MyFloor {
        operatorFloor { operatorId now reasons { code use name { en fa pl ru } stopsWork } }
        myOperations { ...OperatorTaskShown }
    }
`, [operatorTask]);

export const recordStepsMutation = graphql(`
    mutation RecordOperatorSteps($steps: [OperatorStepInput!]!) {
        recordOperatorSteps(steps: $steps) { key outcome reason message quantity problemId task { id state operatorName finishedAt } }
    }
`);

export const stationFloorQuery = graphql(`
    query StationFloor($id: ID!) {
        productionStation(id: $id) { id overlap operators { id firstName lastName } skills { administratorId kinds } }
    }
`);

export const setStationFloorMutation = graphql(`
    mutation SetStationFloor($stationId: ID!, $input: StationFloorInput!) { setStationFloor(stationId: $stationId, input: $input) { id } }
`);

export const reasonsQuery = graphql(`
    query ProductionReasons { productionReasons { id use code name { en fa pl ru } kind stopsWork position active } }
`);

export const saveReasonMutation = graphql(`
    mutation SaveProductionReason($input: ProductionReasonInput!) { saveProductionReason(input: $input) { id } }
`);

export type MyFloor = ResultOf<typeof myFloorQuery>;
export type OperatorTask = ResultOf<typeof operatorTask>;
export type FloorReason = MyFloor['operatorFloor']['reasons'][number];
export type StepAnswer = ResultOf<typeof recordStepsMutation>['recordOperatorSteps'][number];
export type Reason = ResultOf<typeof reasonsQuery>['productionReasons'][number];
export type ProposedPlan = ResultOf<typeof proposedPlanQuery>['proposedPlan'];
export type BoardOrder = ResultOf<typeof boardQuery>['workOrders']['items'][number];
export type WorkOrderShown = NonNullable<ResultOf<typeof workOrderQuery>['workOrder']>;
export type Name = { en: string; fa: string; pl?: string | null; ru?: string | null };
