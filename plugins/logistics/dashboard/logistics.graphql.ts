import { graphql, type ResultOf } from '@/gql';

export const shipmentListQuery = graphql(`
    query ShipmentList($options: ShipmentListOptions) {
        shipments(options: $options) {
            items {
                id createdAt number state orderCode companyName driverName plate destination loadingAt dispatchedAt deliveredAt plannedWeightG
            }
            totalItems
        }
    }
`);

export const boardQuery = graphql(`
    query ShipmentBoard {
        shipments(options: { filter: { state: { in: ["planned", "loading", "weighed", "dispatched"] } }, sort: { loadingAt: ASC }, take: 100 }) {
            items { id number state orderCode companyName driverName plate destination loadingAt dispatchedAt plannedWeightG }
            totalItems
        }
    }
`);

export const shippableOrdersQuery = graphql(`
    query ShippableOrders($term: String) {
        shippableOrders(term: $term, take: 50) {
            orderId orderCode state companyName destination
            lines { orderLineId productName sku baseUnit ordered planned remaining weightG }
        }
    }
`);

export const fleetChoiceQuery = graphql(`
    query FleetChoice {
        transportDrivers(options: { filter: { active: { eq: true } }, sort: { name: ASC }, take: 500 }) { items { id name } }
        transportVehicles(options: { filter: { active: { eq: true } }, sort: { name: ASC }, take: 500 }) { items { id name plate capacityG } }
    }
`);

export const scaleChoiceQuery = graphql(`
    query ScaleChoice {
        scales(options: { filter: { active: { eq: true } }, sort: { code: ASC }, take: 50 }) { items { id code name source } }
    }
`);

export const shipmentQuery = graphql(`
    query ShipmentShown($id: ID!) {
        shipment(id: $id) {
            id number state orderId orderCode companyName driverId driverName driverPhone vehicleId vehicleName plate destination
            plannedAt loadingAt loadingStartedAt dispatchedAt deliveredAt plannedWeightG receivedBy deliveryNote confirmedVia deliveredInPart nextStates
            lines { orderLineId productName sku baseUnit quantity }
            firstWeighing { id weightG weighedAt isManual }
            storedTareUntil storedTareG loadId loadNumber stop weightBeforeG
            weightRequests { id step weightG weighedAt isManual refusal reason seals isMine version }
            photos { id createdAt width height path }
            courierBookings {
                id createdAt reference courierName state status trackingNumber trackingUrl receiverName receiverPhone receiverEmail streetLine city postalCode countryCode
                parcels { weightG } problem fieldProblems { field problem } isStuck isCalledOff hasLabel mayCancel
            }
            tickets { id number grossG tareG netG differenceG isWithinTolerance secondWeighedAt isManual reason correctsTicketId }
        }
    }
`);

export const createShipmentMutation = graphql(`
    mutation CreateShipment($input: CreateShipmentInput!) {
        createShipment(input: $input) { __typename ... on Shipment { id number } ... on ShipmentRefusal { reason message field } }
    }
`);
export const updateShipmentMutation = graphql(`
    mutation UpdateShipment($input: UpdateShipmentInput!) {
        updateShipment(input: $input) { __typename ... on Shipment { id } ... on ShipmentRefusal { reason message field } }
    }
`);
export const startLoadingMutation = graphql(`
    mutation StartLoading($id: ID!) {
        startLoading(id: $id) { __typename ... on Shipment { id } ... on ShipmentRefusal { reason message field } }
    }
`);
export const dispatchMutation = graphql(`
    mutation DispatchShipment($id: ID!) {
        dispatchShipment(id: $id) { __typename ... on Shipment { id } ... on ShipmentRefusal { reason message field } }
    }
`);
export const cancelShipmentMutation = graphql(`
    mutation CancelShipment($id: ID!, $reason: String!) {
        cancelShipment(id: $id, reason: $reason) { __typename ... on Shipment { id } ... on ShipmentRefusal { reason message field } }
    }
`);
export const confirmDeliveryMutation = graphql(`
    mutation ConfirmShipmentDelivery($input: ConfirmShipmentDeliveryInput!) {
        confirmShipmentDelivery(input: $input) { __typename ... on Shipment { id } ... on DeliveryRefusal { reason message } }
    }
`);

export const readScaleQuery = graphql(`
    query ReadScale($scaleId: ID!) {
        readScale(scaleId: $scaleId) { scaleId isConnected weightG isInMotion ageMs isRecordable refusal droppedFrames }
    }
`);
export const firstWeightMutation = graphql(`
    mutation RecordFirstWeight($input: RecordWeightInput!) {
        recordFirstWeight(input: $input) { __typename ... on Weighing { id weightG } ... on WeighingRefusal { reason message field } }
    }
`);
export const secondWeightMutation = graphql(`
    mutation RecordSecondWeight($input: RecordWeightInput!) {
        recordSecondWeight(input: $input) { __typename ... on WeighbridgeTicket { id number } ... on WeighingRefusal { reason message field } }
    }
`);
export const correctTicketMutation = graphql(`
    mutation CorrectTicket($input: CorrectTicketInput!) {
        correctTicket(input: $input) { __typename ... on WeighbridgeTicket { id number } ... on WeighingRefusal { reason message field } }
    }
`);

export const ticketListQuery = graphql(`
    query WeighbridgeTicketList($options: WeighbridgeTicketListOptions) {
        weighbridgeTickets(options: $options) {
            items {
                id number shipmentNumber orderCode companyName plate scaleName grossG tareG netG plannedWeightG differenceG
                isWithinTolerance isManual secondWeighedAt correctsTicketId source
            }
            totalItems
        }
    }
`);
export const ticketQuery = graphql(`
    query WeighbridgeTicketShown($id: ID!) {
        weighbridgeTicket(id: $id) {
            id number shipmentId shipmentNumber orderCode companyName plate driverName destination scaleName grossG tareG netG plannedWeightG
            differenceG isWithinTolerance firstWeighedAt secondWeighedAt isManual reason correctsTicketId hash
            source tareSource externalNumber seals isApproved
        }
    }
`);

export const driverListQuery = graphql(`
    query TransportDriverList($options: TransportDriverListOptions) {
        transportDrivers(options: $options) { items { id name phone active } totalItems }
    }
`);
export const driverQuery = graphql(`
    query TransportDriverShown($id: ID!) { record: transportDriver(id: $id) { id name phone active } }
`);
export const createDriverMutation = graphql(`
    mutation CreateTransportDriver($input: CreateTransportDriverInput!) { record: createTransportDriver(input: $input) { id } }
`);
export const updateDriverMutation = graphql(`
    mutation UpdateTransportDriver($input: UpdateTransportDriverInput!) { record: updateTransportDriver(input: $input) { id } }
`);
export const vehicleListQuery = graphql(`
    query TransportVehicleList($options: TransportVehicleListOptions) {
        transportVehicles(options: $options) { items { id name plate capacityG storedTareG storedTareAt active } totalItems }
    }
`);
export const vehicleQuery = graphql(`
    query TransportVehicleShown($id: ID!) { record: transportVehicle(id: $id) { id name plate capacityG storedTareG storedTareAt tareValidDays countryCode grossLimitG bedLengthMm bedVolumeDm3 axleLayout active } }
`);
export const createVehicleMutation = graphql(`
    mutation CreateTransportVehicle($input: CreateTransportVehicleInput!) { record: createTransportVehicle(input: $input) { id } }
`);
export const updateVehicleMutation = graphql(`
    mutation UpdateTransportVehicle($input: UpdateTransportVehicleInput!) { record: updateTransportVehicle(input: $input) { id } }
`);
export const scaleListQuery = graphql(`
    query ScaleList($options: ScaleListOptions) {
        scales(options: $options) { items { id code name source protocol host port active agent { seenAt } } totalItems }
    }
`);
export const scaleQuery = graphql(`
    query ScaleShown($id: ID!) { 
        record: scale(id: $id) {
            id code name source protocol unit host port hasChecksum divisionG minimumG capacityG needsZero minSecondsBetween needsSecondPerson
            toleranceBasisPoints toleranceG active
        }
    }
`);
export const createScaleMutation = graphql(`
    mutation CreateScale($input: CreateScaleInput!) { record: createScale(input: $input) { id } }
`);
export const updateScaleMutation = graphql(`
    mutation UpdateScale($input: UpdateScaleInput!) { record: updateScale(input: $input) { id } }
`);

export const scaleAgentQuery = graphql(`
    query ScaleAgentShown($id: ID!) { scale(id: $id) { id source agent { secretAt seenAt waiting } } }
`);
export const renewScaleSecretMutation = graphql(`
    mutation RenewScaleSecret($scaleId: ID!) { renewScaleSecret(scaleId: $scaleId) { scaleId secret } }
`);
export const passagesQuery = graphql(`
    query ScalePassages($scaleId: ID!) { scalePassages(scaleId: $scaleId, take: 20) { id weightG stoodAt isAfterZero isUsed } }
`);
export const askForWeightMutation = graphql(`
    mutation AskForWeight($input: AskForWeightInput!) {
        askForWeight(input: $input) { __typename ... on WeightRequest { id } ... on WeighingRefusal { reason message field } }
    }
`);
export const decideWeightMutation = graphql(`
    mutation DecideWeight($input: DecideWeightInput!) {
        decideWeight(input: $input) { __typename ... on WeightRequest { id state } ... on WeighingRefusal { reason message field } }
    }
`);
export const weightRequestListQuery = graphql(`
    query WeightRequestList($options: WeightRequestListOptions) {
        weightRequests(options: $options) {
            items { id createdAt shipmentId shipmentNumber scaleName step weightG isManual refusal reason state answer }
            totalItems
        }
    }
`);

export type WaitingWeight = NonNullable<ResultOf<typeof shipmentQuery>['shipment']>['weightRequests'][number];
export type ShipmentShown = NonNullable<ResultOf<typeof shipmentQuery>['shipment']>;
export type BoardShipment = ResultOf<typeof boardQuery>['shipments']['items'][number];
export type ShippableOrder = ResultOf<typeof shippableOrdersQuery>['shippableOrders'][number];
